import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cap, capUntil } from './frequency-cap.ts';

const caps = fc.array(
  fc.record({ most: fc.integer({ min: 1, max: 4 }), ms: fc.integer({ min: 1, max: 50 }) }),
  {
    maxLength: 3,
  },
);

/** The most messages in any stretch of the cap's length, counted by looking at every stretch. */
function mostIn(sent: readonly number[], { ms }: Cap): number {
  return Math.max(0, ...sent.map((start) => sent.filter((at) => at >= start && at < start + ms).length));
}

it('never lets more through than any cap allows, and nobody wait longer than needed', () => {
  fc.assert(
    fc.property(caps, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), (limits, gaps) => {
      const sent: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const until = capUntil(sent, limits, now);
        const fits = (at: number) => limits.every((cap) => mostIn([...sent, at], cap) <= cap.most);
        expect(until === null).toBe(fits(now));
        if (until === null) sent.push(now);
        else {
          expect(until).toBeGreaterThan(now);
          expect(fits(until)).toBe(true);
          expect(fits(until - 1)).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});
