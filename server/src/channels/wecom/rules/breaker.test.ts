import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask, type Breaker, CLOSED, fail, leftOf, succeed } from './breaker.ts';

const settings = { failures: 3, firstMs: 1_000, mostMs: 8_000, trialMs: 500 };
const act = fc.record({
  gap: fc.oneof(fc.constant(0), fc.nat(400), fc.nat(12_000)),
  kind: fc.constantFrom('ask', 'ask', 'fail', 'succeed'),
});

it('whatever happens: opens only after failures in a row, one try at a time, never for longer than the most', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
      let now = 0;
      let breaker: Breaker = CLOSED;
      let inRow = 0;
      let triedAt = Number.NEGATIVE_INFINITY;
      for (const { gap, kind } of acts) {
        now += gap;
        const before: Breaker = breaker;
        if (kind === 'ask') {
          const asked = ask(before, settings, now);
          breaker = asked.breaker;
          expect(asked.passes).toBe(leftOf(before, now) === 0);
          if (asked.passes && before.kind !== 'closed') {
            expect(now - triedAt).toBeGreaterThanOrEqual(settings.trialMs);
            triedAt = now;
          }
        } else if (kind === 'fail') {
          inRow += 1;
          breaker = fail(before, settings, now);
          if (before.kind === 'closed')
            expect(breaker.kind).toBe(inRow < settings.failures ? 'closed' : 'open');
          else expect(breaker.kind).toBe('open');
        } else {
          breaker = succeed(before, now);
          const resting = before.kind === 'open' && leftOf(before, now) > 0;
          expect(breaker).toEqual(resting ? before : CLOSED);
          if (!resting) {
            inRow = 0;
            triedAt = Number.NEGATIVE_INFINITY;
          }
        }
        expect(leftOf(breaker, now)).toBeLessThanOrEqual(settings.mostMs);
        // However it stands, time alone lets somebody try again.
        expect(ask(breaker, settings, now + settings.mostMs).passes).toBe(true);
      }
    }),
  );
});

it('doubles its pause with every failed try', () => {
  let breaker: Breaker = { kind: 'open', strikes: 1, until: 1_000 };
  const pauses = Array.from({ length: 4 }, () => {
    const at = 'until' in breaker ? breaker.until : 0;
    breaker = fail(ask(breaker, settings, at).breaker, settings, at);
    return leftOf(breaker, at);
  });
  expect(pauses).toEqual([2_000, 4_000, 8_000, 8_000]);
});
