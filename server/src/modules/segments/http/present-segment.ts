import type { SegmentRow } from '@hetang/contract/http/segments';
import type { Segment } from '@hetang/contract/plan/kinds/segments';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import type { SegmentFigures } from '../sql/segment-figures.ts';

/** A segment as lists show it; without figures the engine does not know of it yet. */
export function presentSegment(
  key: string,
  segment: Segment,
  { figures, words }: { figures: SegmentFigures | undefined; words: Words },
): SegmentRow {
  const ready = figures?.state === 'ready';
  return {
    key,
    name: segment.name,
    description: segment.description ?? null,
    when: explainCondition(segment.when, words),
    state: figures?.state ?? 'waiting',
    members: ready ? figures.members : 0,
    growth7: ready ? figures.growth7 : 0,
    growth30: ready ? figures.growth30 : 0,
    since: figures?.since?.toISOString() ?? null,
  };
}
