import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairSteps } from './pair-steps.ts';
import type { StepFunnelRow } from './step-funnel.ts';

const KINDS = { w: 'wait', s: 'send', t: 'tag' } as const;
const isKind = (letter: string): letter is keyof typeof KINDS => letter in KINDS;

/** `w3 s1`: a wait and a send, each with its words. */
function steps(text: string): StepFunnelRow[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((label, node) => {
      const letter = label.charAt(0);
      const kind = isKind(letter) ? KINDS[letter] : 'end';
      return { node, label, kind, depth: 0, came: 0, share: null, here: 0, lost: 0, lostShare: null };
    });
}
const shown = (before: string, after: string): string[] =>
  pairSteps(steps(before), steps(after)).map(
    (row) => `${row.before?.label ?? '-'}${row.isSame ? '=' : '>'}${row.after?.label ?? '-'}`,
  );

test('what says the same stays in one row, what was put in or taken out stands alone', () => {
  expect(shown('s1 w3 s2', 's1 w3 s2')).toEqual(['s1=s1', 'w3=w3', 's2=s2']);
  expect(shown('s1 w3 s2', 's1 t1 w3')).toEqual(['s1=s1', '->t1', 'w3=w3', 's2>-']);
  expect(shown('', 's1')).toEqual(['->s1']);
});

test('a step that was changed is beside what it became', () => {
  expect(shown('s1 w3 s2', 's1 w5 s2')).toEqual(['s1=s1', 'w3>w5', 's2=s2']);
  expect(shown('w3 s2', 't1 w5 s9')).toEqual(['->t1', 'w3>w5', 's2>s9']);
});

test('every step of both is there once, in its own order', () => {
  const text = fc.array(fc.constantFrom('w1', 'w2', 's1', 's2', 't1', 'e1'), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = pairSteps(steps(before.join(' ')), steps(after.join(' ')));
      expect(rows.flatMap((row) => row.before?.node ?? [])).toEqual(before.map((_, i) => i));
      expect(rows.flatMap((row) => row.after?.node ?? [])).toEqual(after.map((_, i) => i));
      expect(rows.every((row) => !row.isSame || row.before?.label === row.after?.label)).toBe(true);
    }),
  );
});
