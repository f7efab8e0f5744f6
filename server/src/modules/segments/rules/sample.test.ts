import { expect, test } from 'vitest';
import { estimateOf, sampleOf } from './sample.ts';

test('a sample lies evenly over the range, and is everybody of a small one', () => {
  expect(sampleOf(5, 3)).toEqual([5, 6, 7]);
  expect(sampleOf(1, 0)).toEqual([]);
  const ids = sampleOf(1_000, 1_000_000);
  expect(new Set(ids).size).toBe(9_604);
  expect(Math.min(...ids)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...ids)).toBeLessThan(1_001_000);
  // No tenth of the range and no remainder of a division gets more or less than its share.
  const perTenth = ids.filter((id) => Math.floor((id - 1_000) / 100_000) === 3).length;
  expect(Math.abs(perTenth - 960)).toBeLessThan(10);
  const odd = ids.filter((id) => id % 2 === 1).length;
  expect(Math.abs(odd - 4_802)).toBeLessThan(200);
});

/** The last step of MurmurHash3: bits that have nothing to do with the order of numbers. */
function mixed(id: number): number {
  let h = Math.imul(id ^ (id >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

test('bounds hold the truth: of known shares 95 of 100 estimates and more', () => {
  for (const every of [2, 7, 50, 1_000]) {
    let right = 0;
    for (let start = 0; start < 100; start++) {
      const contacts = 900_000 + start * 977;
      const ids = sampleOf(1 + start, contacts);
      // A share that has nothing to do with order: a hash of the number.
      const members = ids.filter((id) => mixed(id + start * 7_919_777) % every === 0).length;
      const { low, high } = estimateOf({ members, asked: ids.length, contacts });
      if (low <= contacts / every && contacts / every <= high) right += 1;
    }
    expect([every, right >= 93]).toEqual([every, true]);
  }
});

test('of everybody nothing is estimated, of nobody nothing is there', () => {
  expect(estimateOf({ members: 3, asked: 9, contacts: 9 })).toEqual({ members: 3, low: 3, high: 3 });
  expect(estimateOf({ members: 0, asked: 0, contacts: 0 })).toEqual({ members: 0, low: 0, high: 0 });
  const none = estimateOf({ members: 0, asked: 9_604, contacts: 1_000_000 });
  expect(none).toMatchObject({ members: 0, low: 0 });
  expect(none.high).toBeGreaterThan(300);
  expect(none.high).toBeLessThan(500);
});
