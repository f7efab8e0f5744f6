import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFiles } from './compare-files.ts';
import { lineGaps } from './line-gaps.ts';
import { mergeFiles } from './merge-files.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd: 1', ''), { maxLength: 12 }).map((l) => l.join('\n'));
const runs = { numRuns: 150 };

describe('lines', () => {
  test('the gaps put into the old lines give the new ones', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [old, fresh] = [a.split('\n'), b.split('\n')];
        const made: string[] = [];
        let at = 0;
        for (const gap of lineGaps(old, fresh)) {
          made.push(...old.slice(at, gap.from));
          expect(made).toHaveLength(gap.freshFrom);
          made.push(...gap.fresh);
          at = gap.to;
        }
        expect([...made, ...old.slice(at)]).toEqual(fresh);
      }),
      runs,
    );
  });

  test('two changes far apart in a file of thousands of lines stay two', () => {
    const old = Array.from({ length: 2700 }, (_, i) => `line ${i}`);
    const fresh = old.with(3, 'first').toSpliced(2600, 1);
    expect(lineGaps(old, fresh).map(({ from, to }) => [from, to])).toEqual([
      [3, 4],
      [2600, 2601],
    ]);
  });
});

describe('three sides', () => {
  test('what one side left alone is as the other has it; alike is no conflict', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergedText(mergeTexts(base, base, other))).toBe(other);
        expect(mergedText(mergeTexts(base, other, base))).toBe(other);
        expect(mergedText(mergeTexts(base, other, other))).toBe(other);
      }),
      runs,
    );
  });

  test('parts of each side make up its text, whatever the sides are', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = mergeTexts(base, mine, theirs);
        expect(parts.flatMap((part) => part.mine).join('\n')).toBe(mine);
        expect(parts.flatMap((part) => part.theirs).join('\n')).toBe(theirs);
        expect(parts.flatMap((part) => part.base).join('\n')).toBe(base);
      }),
      runs,
    );
  });

  test('changes apart are both kept, changes of one line are a conflict', () => {
    const base = 'a\nb\nc\nd\ne';
    expect(mergedText(mergeTexts(base, 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE'))).toBe('A\nb\nc\nd\nE');
    expect(mergeTexts(base, 'a\nX\nc\nd\ne', 'a\nY\nc\nd\ne').map(({ state }) => state)).toEqual([
      'same',
      'conflict',
      'same',
    ]);
  });

  test('a file that only they changed is theirs; one that they took away and I wrote in is asked about', () => {
    const file = (path: string, body: string) => ({ path, text: body });
    const base = [file('a.yaml', '1'), file('b.yaml', '1'), file('c.yaml', '1')];
    const mine = [file('a.yaml', '1'), file('b.yaml', 'mine'), file('c.yaml', '1')];
    const theirs = [file('a.yaml', '2'), file('c.yaml', '1'), file('n.yaml', 'new')];
    expect(mergeFiles({ base, mine, theirs })).toMatchObject([
      { path: 'a.yaml', conflicts: 0, text: '2' },
      { path: 'b.yaml', conflicts: 1, text: null },
      { path: 'n.yaml', conflicts: 0, text: 'new' },
    ]);
  });
});

test('a comparison shows changes with three lines around them and their numbers', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `${i + 1}`);
  const after = lines.with(9, 'ten').toSpliced(20, 0, 'between');
  const [diff] = compareFiles(
    [{ path: 'a.yaml', text: lines.join('\n') }],
    [{ path: 'a.yaml', text: after.join('\n') }],
  );
  expect(
    diff?.parts.map(({ same, oldLine, newLine, old, fresh }) => [
      same,
      oldLine,
      newLine,
      old.length,
      fresh.length,
    ]),
  ).toEqual([
    [true, 7, 7, 3, 3],
    [false, 10, 10, 1, 1],
    [true, 11, 11, 3, 3],
    [true, 18, 18, 3, 3],
    [false, 21, 21, 0, 1],
    [true, 21, 22, 3, 3],
  ]);
});
