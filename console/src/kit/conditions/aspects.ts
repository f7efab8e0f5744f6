import type { EventLeaf } from '@hetang/contract/plan/condition';

/** What can narrow an event down, beside when it happened. */
export const aspects = ['times', 'measure', 'where', 'first', 'last'] as const;
export type Aspect = (typeof aspects)[number];

export const measures = ['sum', 'min', 'max'] as const;
export type Measure = (typeof measures)[number];

/** Which number of the event is measured, and how; null when its occurrences are counted. */
export function measureOf(leaf: EventLeaf): { measure: Measure; property: string } | null {
  for (const measure of measures) {
    const property = leaf[measure];
    if (property !== undefined) return { measure, property };
  }
  return null;
}

/** What an event is narrowed by. Bounds belong to the measure where there is one, else to the number of times. */
export function aspectsOf(leaf: EventLeaf): Aspect[] {
  const measured = measureOf(leaf) !== null;
  const bounded = leaf['at-least'] !== undefined || leaf['at-most'] !== undefined;
  return aspects.filter((aspect) => {
    if (aspect === 'measure') return measured;
    return aspect === 'times' ? bounded && !measured : leaf[aspect] !== undefined;
  });
}

/** What can still be added: either the number of times or a measure, never both. */
export function missingAspects(leaf: EventLeaf): Aspect[] {
  const there = aspectsOf(leaf);
  const numbered = there.includes('times') || there.includes('measure');
  return aspects.filter(
    (aspect) => !there.includes(aspect) && !(numbered && (aspect === 'times' || aspect === 'measure')),
  );
}

/** The event with an aspect added at its first choice, or taken away with all that belongs to it. */
export function withAspect(leaf: EventLeaf, aspect: Aspect, wanted: boolean): EventLeaf {
  if (aspect === 'where') return { ...leaf, where: wanted ? { '': '' } : undefined };
  if (aspect === 'first' || aspect === 'last')
    return { ...leaf, [aspect]: wanted ? { within: '30d' } : undefined };
  const without = { ...leaf, sum: undefined, min: undefined, max: undefined, 'at-most': undefined };
  if (!wanted) return { ...without, 'at-least': undefined };
  return { ...without, 'at-least': aspect === 'times' ? 2 : 0, ...(aspect === 'measure' ? { sum: '' } : {}) };
}
