import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptStep } from './counter-key.ts';
import { endsOf, type Occurrence, stepsMatched } from './sequence-state.ts';

/** Every way to choose events for the first `count` steps; gives the latest end. */
function latestEnd(steps: readonly KeptStep[], history: readonly Occurrence[], count: number): number | null {
  const inOrder = [...history].sort((a, b) => a.at - b.at || a.part - b.part || a.seq - b.seq);
  const ends = (step: number, from: number, before: number | null): number[] => {
    if (step === count) return before === null ? [] : [before];
    const gap = steps[step]?.gap ?? null;
    return inOrder.slice(from).flatMap((one, i) => {
      const fits = (one.steps & (1 << step)) !== 0;
      const near = before === null || gap === null || one.at - before <= gap;
      return fits && near ? ends(step + 1, from + i + 1, one.at) : [];
    });
  };
  const all = ends(0, 0, null);
  return all.length === 0 ? null : Math.max(...all);
}

const step = fc.record({
  event: fc.constant('x.y'),
  where: fc.constant({}),
  gap: fc.constantFrom(null, 0, 1, 2, 4),
});
const occurrence = fc.record({
  at: fc.integer({ min: 0, max: 8 }),
  part: fc.integer({ min: 0, max: 1 }),
  seq: fc.integer({ min: 1, max: 1000 }),
  steps: fc.integer({ min: 1, max: 15 }),
});

test('the latest end for each step is all that a search through the whole history would find', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 4 }),
      fc.uniqueArray(occurrence, { maxLength: 8, selector: ({ part, seq }) => part * 1000 + seq }),
      (steps, history) => {
        expect(endsOf(steps, history)).toEqual(steps.map((_, i) => latestEnd(steps, history, i + 1)));
      },
    ),
    { numRuns: 1500 },
  );
});

test('an event can be several steps, but not two steps of one match', () => {
  const twice: KeptStep[] = [
    { event: 'order.paid', where: {}, gap: null },
    { event: 'order.paid', where: { sku: 'a' }, gap: null },
  ];
  const steps = stepsMatched(twice, { name: 'order.paid', props: { sku: 'a' } });
  expect(steps).toBe(3);
  expect(stepsMatched(twice, { name: 'order.paid', props: {} })).toBe(1);
  expect(stepsMatched(twice, { name: 'app.opened', props: { sku: 'a' } })).toBe(0);
  expect(endsOf(twice, [{ at: 5, part: 0, seq: 1, steps }])).toEqual([5, null]);
  expect(
    endsOf(twice, [
      { at: 5, part: 0, seq: 2, steps },
      { at: 5, part: 0, seq: 1, steps },
    ]),
  ).toEqual([5, 5]);
});
