import type { Condition } from '@hetang/contract/plan/condition';
import { counterKey, measureKey, sequenceKey } from '../../../conditions/rules/counter-key.ts';
import type { KeptIds } from '../../../conditions/rules/kept-defs.ts';
import { needsOf } from '../../../conditions/rules/kept-needs.ts';

/** Events of a condition of which nothing is kept yet, because no condition in force asks for them this way. */
export function unknownHistory(when: Condition, kept: KeptIds): string[] {
  const needs = needsOf([when]);
  const missing = new Set<string>();
  for (const { event, where } of needs.counters)
    if (!kept.counters.has(counterKey(event, where))) missing.add(event);
  for (const { event, where, property } of needs.measures)
    if (!kept.measures.has(measureKey(event, where, property))) missing.add(event);
  for (const steps of needs.sequences)
    if (!kept.sequences.has(sequenceKey(steps))) for (const { event } of steps) missing.add(event);
  return [...missing].sort();
}
