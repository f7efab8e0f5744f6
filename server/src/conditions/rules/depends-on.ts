import { type Condition, type Leaf, partsOfCondition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { orderLeaves } from './order-terms.ts';

/** What conditions look at, so that they are asked again only when that moves. */
export interface Dependencies {
  /** Names of events whose history is read. */
  events: Set<string>;
  /** Questions about the present state, equal ones once. */
  leaves: Map<string, Condition>;
  /** Some answer may change with time alone. */
  timed: boolean;
}

/** What these conditions look at, those of the segments they name included. */
export function dependenciesOf(conditions: readonly Condition[], segments: Plan['segments']): Dependencies {
  const found: Dependencies = { events: new Set(), leaves: new Map(), timed: false };
  const opened = new Set<string>();
  const visit = (condition: Condition): void => {
    const parts = partsOfCondition(condition);
    if (parts.length > 0) parts.forEach(visit);
    else if ('segment' in condition) visitSegment(condition.segment);
    else note(condition as Leaf, found);
  };
  const visitSegment = (key: string): void => {
    const segment = Object.hasOwn(segments, key) ? segments[key] : undefined;
    if (!segment || opened.has(key)) return;
    opened.add(key);
    visit(segment.when);
  };
  conditions.forEach(visit);
  return found;
}

function note(leaf: Leaf, found: Dependencies): void {
  if ('event' in leaf) {
    found.events.add(leaf.event);
    found.timed ||= leaf.within !== undefined || leaf.first !== undefined || leaf.last !== undefined;
  } else if ('orders' in leaf) {
    for (const part of orderLeaves(leaf)) note(part, found);
  } else if ('sequence' in leaf) {
    for (const step of leaf.sequence) found.events.add(step.event);
    found.timed ||= leaf.within !== undefined;
  } else {
    found.leaves.set(JSON.stringify(leaf), leaf);
    found.timed ||= 'for' in leaf && leaf.for !== undefined;
  }
}
