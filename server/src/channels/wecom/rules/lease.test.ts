import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Ledger, takeLease, usedOf } from './lease.ts';

const LENGTHS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const START = Date.UTC(2026, 2, 2);

const step = fc.record({
  gap: fc.oneof(fc.nat(2_000), fc.nat(90_000), fc.nat(4_000_000)),
  want: fc.integer({ min: 1, max: 40 }),
  /** How late in its bucket the lease is used: anywhere in it. */
  late: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

it('never lets more through in any stretch than its limit, wherever the stretch begins', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 120 }),
      fc.record({
        minute: fc.integer({ min: 1, max: 60 }),
        hour: fc.integer({ min: 1, max: 200 }),
        day: fc.integer({ min: 1, max: 400 }),
      }),
      (steps, limits) => {
        let now = START;
        let ledger: Ledger = {};
        const calls: { at: number; count: number }[] = [];
        for (const { gap, want, late } of steps) {
          now += gap;
          const lease = takeLease(ledger, limits, { now, want });
          ledger = lease.ledger;
          expect(lease.granted).toBeLessThanOrEqual(want);
          if (lease.granted > 0) calls.push({ at: now + (lease.until - now) * late, count: lease.granted });
        }
        for (const [span, length] of Object.entries(LENGTHS)) {
          for (const { at } of calls) {
            const within = calls.filter((call) => call.at >= at && call.at < at + length);
            const sum = within.reduce((all, call) => all + call.count, 0);
            expect(sum, span).toBeLessThanOrEqual(limits[span as keyof typeof limits]);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('says when to come again, and then something is there', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (steps, minute) => {
        let now = START;
        let ledger: Ledger = {};
        for (const { gap, want } of steps) {
          now += gap;
          const lease = takeLease(ledger, { minute, hour: minute * 3 }, { now, want });
          ledger = lease.ledger;
          if (lease.granted > 0) continue;
          expect(lease.retryAt).toBeGreaterThan(now);
          expect(
            takeLease(ledger, { minute, hour: minute * 3 }, { now: lease.retryAt, want }).granted,
          ).toBeGreaterThan(0);
        }
      },
    ),
  );
});

it('gives all of a limit in a burst, and forgets what lies behind', () => {
  const limits = { minute: 100, hour: 1000 };
  const first = takeLease({}, limits, { now: START, want: 250 });
  expect(first.granted).toBe(100);
  expect(usedOf(first.ledger, limits, START)).toEqual([
    { span: 'minute', used: 100, limit: 100 },
    { span: 'hour', used: 100, limit: 1000 },
  ]);
  expect(takeLease(first.ledger, limits, { now: START + 30_000, want: 1 }).granted).toBe(0);
  const later = takeLease(first.ledger, limits, { now: START + 65_000, want: 250 });
  expect(later.granted).toBe(100);
  expect(later.ledger.minute).toHaveLength(1);
  expect(takeLease({}, {}, { now: START, want: 7 }).granted).toBe(7);
});
