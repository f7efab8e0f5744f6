import fc from 'fast-check';
import { expect, test } from 'vitest';
import golden from './golden/two-proportions.json' with { type: 'json' };
import { normalQuantile, unitsPerGroup } from './sample-size.ts';

test.each(golden.cases)('as many units as R asks for: $id', ({ expected, tolerance, sides, ...asked }) => {
  const units = unitsPerGroup({ ...asked, sides: sides === 1 ? 1 : 2 });
  expect(Math.abs(units - expected)).toBeLessThanOrEqual(tolerance);
});

// R: qnorm(c(0.975, 0.8, 0.999, 1e-10), with 16 digits.
test.each([
  [0.975, 1.959963984540054],
  [0.8, 0.8416212335729143],
  [0.999, 3.090232306167813],
  [1e-10, -6.361340902404056],
  [0.5, 0],
])('the quantile of %f is %f', (probability, value) => {
  expect(normalQuantile(probability)).toBeCloseTo(value, 12);
});

test('a smaller effect, a smaller alpha and more power each need more units', () => {
  const share = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(share, fc.double({ min: 0.01, max: 0.3, noNaN: true }), (baseline, effect) => {
      const units = (change: object) =>
        unitsPerGroup({ baseline, effect, alpha: 0.05, power: 0.8, ...change });
      expect(units({ effect: effect * 0.9 })).toBeGreaterThan(units({}));
      expect(units({ alpha: 0.01 })).toBeGreaterThan(units({}));
      expect(units({ power: 0.9 })).toBeGreaterThan(units({}));
    }),
  );
});

test('an effect that leads beyond all cannot be found', () => {
  expect(unitsPerGroup({ baseline: 0.9, effect: 0.2, alpha: 0.05, power: 0.8 })).toBe(
    Number.POSITIVE_INFINITY,
  );
});
