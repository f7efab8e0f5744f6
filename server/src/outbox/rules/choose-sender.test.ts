import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSender, type Friend, fewestSenders } from './choose-sender.ts';

const friend = (staff: string, addedAt: number, spokeAt: number | null = null): Friend => ({
  staff,
  platformId: null,
  addedAt,
  spokeAt,
});

describe('chooseSender', () => {
  const friends = [friend('a', 1, 50), friend('b', 2), friend('c', 3, 40)];
  it.each([
    ['last-spoke', 'a'],
    ['last-added', 'c'],
    ['first-added', 'a'],
  ] as const)('by %s: %s', (rule, expected) => {
    expect(chooseSender(rule, friends)).toBe(expected);
    expect(chooseSender(rule, friends.toReversed())).toBe(expected);
  });
  it('takes the latest add where nobody is known to have spoken, and nobody where there is no friend', () => {
    expect(chooseSender('last-spoke', [friend('a', 1), friend('b', 2)])).toBe('b');
    expect(chooseSender('last-spoke', [])).toBeNull();
  });
});

describe('fewestSenders', () => {
  const person = fc.record({
    content: fc.constantFrom('x', 'y'),
    friends: fc.subarray(['a', 'b', 'c', 'd']).map((keys) => keys.map((key) => friend(key, 0))),
  });
  it('gives everybody with a friend one of their friends', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), (list) => {
        const people = list.map((one, id) => ({ ...one, id }));
        const chosen = fewestSenders(people);
        for (const { id, friends } of people) {
          const names: (string | undefined)[] = friends.map(({ staff }) => staff);
          if (friends.length === 0) expect(chosen.has(id)).toBe(false);
          else expect(names).toContain(chosen.get(id));
        }
      }),
    );
  });
  it('needs one task where one member knows all, however many others there are', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 1, maxLength: 30 }), (list) => {
        const people = list.map((others, id) => ({
          id,
          content: 'x',
          friends: [...others, 'zoe'].map((key) => friend(key, 0)),
        }));
        expect(new Set(fewestSenders(people).values()).size).toBe(1);
      }),
    );
  });
});
