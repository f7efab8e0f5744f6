import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

test('distances of known pairs', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('stage', 'satge')).toBe(1);
  expect(editDistance('ca', 'abc')).toBe(3);
});

test('it is a distance: zero only for equal words, the same both ways, never over the longer length', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});

test('one edit is always forgiven', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,12}$/), fc.nat(), (word, seed) => {
      const at = seed % word.length;
      expect(nearest(word.slice(0, at) + word.slice(at + 1), [word])).toBe(word);
    }),
  );
});

test('proposes the closest, and nothing when all are far', () => {
  expect(nearest('registred', ['trial', 'registered', 'managed'])).toBe('registered');
  expect(nearest('Stage', ['stages', 'staff'])).toBe('stages');
  expect(nearest('xyz', ['stages', 'staff'])).toBeUndefined();
  expect(nearest('x'.repeat(100_000), ['stages'])).toBeUndefined();
});
