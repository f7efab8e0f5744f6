import type { Funnel } from '@hetang/contract/http/reports';
import { expect, test } from 'vitest';
import { reference } from '../../kit/sample-reference.test-data.ts';
import { funnelRows, groupName, toFunnelRequest } from './funnel-model.ts';
import { periodCount, retentionCsv, shareAt, toRetentionRequest } from './retention-model.ts';
import { cellAt, rfmCsv, scores } from './rfm-model.ts';

const names = { all: '全部', unset: '（空）', reference, breakdown: 'stage' };

test('the funnel’s form as the request: days become seconds, empty steps and breakdown are left out', () => {
  const values = {
    steps: [{ event: 'contact.added' }, {}, { event: 'order.paid' }],
    from: '2026-01-01',
    to: '2026-01-31',
    windowDays: 7,
    breakdown: ' ',
  };
  expect(toFunnelRequest(values, (event) => `<${event}>`)).toEqual({
    steps: [
      { event: 'contact.added', name: '<contact.added>' },
      { event: 'order.paid', name: '<order.paid>' },
    ],
    from: '2026-01-01',
    to: '2026-01-31',
    window: 604_800,
  });
  expect(toFunnelRequest({ ...values, breakdown: 'sku ' }, String)).toMatchObject({ breakdown: 'sku' });
});

test('groups of a breakdown by names of the plan, properties as they are', () => {
  expect(groupName('trial', names)).toBe('体验用户');
  expect(groupName('gone', names)).toBe('gone');
  expect(groupName(null, names)).toBe('（空）');
  expect(groupName('trial', { ...names, breakdown: 'sku' })).toBe('trial');
  expect(groupName('trial', { ...names, breakdown: 'constructor' })).toBe('trial');
});

test('a funnel as rows: the total first, then every group', () => {
  const step = {
    name: '注册',
    people: 3,
    ofFirst: 0.3,
    ofPrevious: 0.5,
    medianSeconds: 60,
    averageSeconds: null,
  };
  const funnel: Funnel = {
    total: { key: null, steps: [step] },
    groups: [{ key: 'trial', steps: [step] }],
    rule: '',
  };
  expect(funnelRows(funnel, names).map((row) => row.csv)).toEqual([
    ['全部', '注册', 3, 0.3, 0.5, 60, null],
    ['体验用户', '注册', 3, 0.3, 0.5, 60, null],
  ]);
});

const retention = {
  rows: [
    { start: '2026-01-01', size: 10, counts: [10, 4, 0] },
    { start: '2026-02-01', size: 0, counts: [0] },
  ],
  average: [1, 0.4, 0],
  rule: '',
};

test('retention: shares where there is a period, a true zero counts', () => {
  const [first, empty] = retention.rows;
  if (!first || !empty) throw new Error('two rows');
  expect([0, 1, 2, 3].map((period) => shareAt(first, period))).toEqual([1, 0.4, 0, null]);
  expect(shareAt(empty, 0)).toBeNull();
  expect(periodCount(retention)).toBe(3);
  expect(periodCount({ rows: [], average: [], rule: '' })).toBe(0);
});

test('retention as CSV keeps people, and leaves periods to come empty', () => {
  const words = { cohort: '起始期', size: '人数', period: (n: number) => `第 ${n} 期` };
  expect(retentionCsv(retention, words)).toEqual([
    ['起始期', '人数', '第 0 期', '第 1 期', '第 2 期'],
    ['2026-01-01', 10, 10, 4, 0],
    ['2026-02-01', 0, 0, undefined, undefined],
  ]);
});

test('retention’s form as the request', () => {
  const values = {
    start: 'contact.added',
    back: 'order.paid',
    from: '2026-01-01',
    to: '2026-06-30',
    period: 'month',
    cohorting: 'first-time',
  } as const;
  expect(toRetentionRequest(values)).toEqual({
    ...values,
    start: { event: 'contact.added' },
    back: { event: 'order.paid' },
  });
});

test('RFM: scores from best to 1, cells by score, money in yuan', () => {
  const cells = [{ recency: 3, frequency: 1, customers: 2, revenue: 39_950 }];
  expect(scores(3)).toEqual([3, 2, 1]);
  expect(cellAt(cells, 3, 1)?.customers).toBe(2);
  expect(cellAt(cells, 1, 3)).toBeUndefined();
  const rfm = {
    customers: 2,
    orders: 2,
    revenue: 39_950,
    median: null,
    cuts: { recency: [], frequency: [], monetary: [] },
    cells,
    rule: '',
  };
  expect(rfmCsv(rfm)).toEqual([[3, 1, 2, 399.5]]);
});
