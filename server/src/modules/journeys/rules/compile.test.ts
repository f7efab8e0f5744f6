import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { type Journey, journeySchema } from '@hetang/contract/plan/kinds/journeys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileJourney, type JourneyNode } from './compile.ts';

const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
  step: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<Step>({ message: 'm' }),
    fc.constant<Step>({ wait: '10m' }),
    fc.constant<Step>({ tag: ['g/a'] }),
    fc.constant<Step>({ end: 'enough' }),
    fc.tuple(tie('steps'), fc.array(tie('step'), { maxLength: 2 })).map(
      ([one, other]): Step => ({
        split: [
          { arm: 'a', weight: 1, do: one },
          { arm: 'b', weight: 1, do: other },
        ],
      }),
    ),
    fc.tuple(tie('steps'), fc.option(tie('steps'))).map(
      ([then, otherwise]): Step => ({
        branch: [{ if: { tag: 'g/a' }, do: then }, ...(otherwise ? [{ else: otherwise }] : [])],
      }),
    ),
  ),
}));

const journeyOf = (list: unknown): Journey =>
  journeySchema.parse({ name: 'J', start: { event: 'contact.added' }, steps: list });

const nexts = (node: JourneyNode): number[] => {
  if (node.kind === 'end') return [];
  if (node.kind === 'split') return node.arms.map((arm) => arm.to);
  return node.kind === 'branch' ? [...node.arms.map((arm) => arm.to), node.otherwise] : [node.next];
};

describe('a compiled journey', () => {
  it('numbers nodes in reading order, only ever leads forward, and always comes to an end', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { nodes } = compileJourney(journeyOf(list));
        nodes.forEach((node, i) => {
          expect(node.id).toBe(i);
          for (const next of nexts(node)) {
            expect(next).toBeGreaterThan(i);
            expect(next).toBeLessThan(nodes.length);
          }
        });
        expect(nodes.at(-1)).toMatchObject({ kind: 'end', reason: 'completed' });
      }),
    );
  });

  it('joins the arms of a branch behind it', () => {
    const { nodes } = compileJourney(
      journeyOf([
        {
          branch: [
            { if: { tag: 'g/a' }, do: [{ message: 'a' }] },
            { if: { tag: 'g/b' }, do: [] },
            { else: [{ message: 'c' }] },
          ],
        },
        { message: 'after' },
      ]),
    );
    expect(nodes[0]).toMatchObject({ kind: 'branch', arms: [{ to: 1 }, { to: 3 }], otherwise: 2 });
    expect(nodes[1]).toMatchObject({ message: 'a', depth: 1, next: 3 });
    expect(nodes[2]).toMatchObject({ message: 'c', depth: 1, next: 3 });
    expect(nodes[3]).toMatchObject({ message: 'after', depth: 0, next: 4 });
  });
});
