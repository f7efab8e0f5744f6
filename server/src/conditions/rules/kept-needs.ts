import { type Condition, type EventLeaf, partsOfCondition } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import { counterKey, type KeptStep, measureKey, sequenceKey, stepsOf } from './counter-key.ts';
import { isByDay } from './evaluate-event.ts';
import { measureOf } from './evaluate-value.ts';
import { orderLeaves } from './order-terms.ts';

/** A counter that a condition reads: how often, first and last, for one event and filter. */
export interface CounterNeed {
  event: string;
  where: Record<string, Scalar>;
  /** Counted by day, because some condition counts within a window. */
  windowed: boolean;
}

/** A number whose sum, smallest and largest a condition reads; its counter is kept too. */
export interface MeasureNeed extends CounterNeed {
  property: string;
}

/** What has to be kept of the history of each contact, so that conditions can be answered without the log. */
export interface KeptNeeds {
  counters: CounterNeed[];
  measures: MeasureNeed[];
  sequences: KeptStep[][];
}

/** What conditions read themselves, each once; what a segment reads that they name is that segment's. */
export function needsOf(conditions: readonly Condition[]): KeptNeeds {
  const counters = new Map<string, CounterNeed>();
  const measures = new Map<string, MeasureNeed>();
  const sequences = new Map<string, KeptStep[]>();
  const visit = (condition: Condition): void => {
    for (const part of partsOfCondition(condition)) visit(part);
    if ('event' in condition) addEvent(condition);
    if ('orders' in condition) orderLeaves(condition).forEach(addEvent);
    if (!('sequence' in condition)) return;
    const steps = stepsOf(condition.sequence);
    sequences.set(sequenceKey(steps), steps);
  };
  const addEvent = (leaf: EventLeaf): void => {
    const { event, where = {} } = leaf;
    const asked = measureOf(leaf);
    const byDay = isByDay(leaf);
    addTo(counters, counterKey(event, where), { event, where, windowed: byDay && !asked });
    if (!asked) return;
    const { property } = asked;
    addTo(measures, measureKey(event, where, property), { event, where, property, windowed: byDay });
  };
  conditions.forEach(visit);
  return {
    counters: [...counters.values()],
    measures: [...measures.values()],
    sequences: [...sequences.values()],
  };
}

function addTo<T extends CounterNeed>(needs: Map<string, T>, key: string, need: T): void {
  const known = needs.get(key);
  if (known) known.windowed ||= need.windowed;
  else needs.set(key, need);
}
