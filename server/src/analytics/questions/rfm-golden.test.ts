import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import golden from '../golden/rfm.json' with { type: 'json' };
import { askRfm } from './rfm.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
});
afterAll(() => analytics.drop());

it.each(golden.cases)('cuts as the source does: $id', async ({ inputs, expected, tolerance }) => {
  // Amounts are whole fen, the values of the source have one decimal: ten times as much, so the "+ 1" is 0.1.
  await analytics.fill(
    inputs.values.map((value, i) => ({
      contact: i + 1,
      name: 'order.paid',
      at: '2026-01-01T00:00:00Z',
      props: { order_id: `o${i}`, amount: Math.round(value * 10) },
    })),
  );
  const { cuts } = await askRfm(analytics, { to: '2026-01-01', zone: 'UTC', bins: inputs.bins });
  const quantiles = cuts.monetary.map((cut) => (cut - 1) / 10);
  expect(quantiles.length).toBe(expected.cuts.length);
  quantiles.forEach((quantile, i) => {
    expect(Math.abs(quantile + 1 - (expected.cuts[i] ?? 0))).toBeLessThanOrEqual(tolerance);
  });
});
