import { type Condition, type EventLeaf, isLeaf, type Leaf } from '@hetang/contract/plan/condition';
import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Plan } from '@hetang/contract/plan/registry';
import { orderLeaves } from '../../../conditions/rules/order-terms.ts';
import type { Path } from '../rule.ts';
import { byDefinition } from './by-definition.ts';
import { reachConditions } from './reach-conditions.ts';
import { allSteps, armsOf } from './steps.ts';

export interface Placed<T> {
  value: T;
  path: Path;
}

/** Every condition of the plan at its root. */
export const conditionsOf: (plan: Plan) => readonly Placed<Condition>[] = byDefinition((plan) => {
  const stages = Object.entries(plan.stages).map(([key, stage]) => ({
    value: stage.enter,
    path: ['stages', key, 'enter'],
  }));
  const journeys = Object.entries(plan.journeys).flatMap(([key, journey]) => [
    { value: journey.leave, path: ['journeys', key, 'leave'] },
    { value: journey.goal?.when, path: ['journeys', key, 'goal', 'when'] },
  ]);
  const branches = allSteps(plan).flatMap(({ step, path }) =>
    armsOf(step).map(({ arm, at }) => ({
      value: 'if' in arm ? arm.if : undefined,
      path: [...path, 'branch', at, 'if'],
    })),
  );
  const segments = Object.entries(plan.segments).map(([key, segment]) => ({
    value: segment.when,
    path: ['segments', key, 'when'],
  }));
  const tiers = Object.entries(plan.ladders).flatMap(([key, ladder]) =>
    Object.entries(ladder.tiers).map(([tier, { when }]) => ({
      value: when,
      path: ['ladders', key, 'tiers', tier, 'when'],
    })),
  );
  const all = [...stages, ...journeys, ...branches, ...segments, ...tiers, ...reachConditions(plan)];
  return all.flatMap(({ value, path }) => (value ? [{ value, path }] : []));
});

/** Every condition and everything inside it. */
export const allPartsOf: (plan: Plan) => readonly Placed<Condition>[] = byDefinition((plan) =>
  conditionsOf(plan).flatMap(({ value, path }) => partsOf(value, path)),
);

/** A condition and everything inside it, outermost first. */
export function partsOf(condition: Condition, path: Path): Placed<Condition>[] {
  const here = { value: condition, path };
  if ('not' in condition) return [here, ...partsOf(condition.not, [...path, 'not'])];
  const { children, key } = childrenOf(condition);
  return [here, ...children.flatMap((child, i) => partsOf(child, [...path, key, i]))];
}

function childrenOf(condition: Condition): { children: Condition[]; key: string } {
  if ('all' in condition) return { children: condition.all, key: 'all' };
  if ('of' in condition) return { children: condition.of, key: 'of' };
  return 'any' in condition ? { children: condition.any, key: 'any' } : { children: [], key: '' };
}

/** Every leaf of every condition. */
export const leavesOf: (plan: Plan) => readonly Placed<Leaf>[] = byDefinition((plan) =>
  allPartsOf(plan).flatMap(({ value, path }) => (isLeaf(value) ? [{ value, path }] : [])),
);

/** The events that a leaf names: one, or those of a sequence. */
function eventsIn(leaf: Leaf, path: Path): Placed<Pick<EventLeaf, 'event' | 'where'>>[] {
  if ('event' in leaf) return [{ value: leaf, path }];
  if ('orders' in leaf) return orderLeaves(leaf).map((value) => ({ value, path }));
  if (!('sequence' in leaf)) return [];
  return leaf.sequence.map((value, i) => ({ value, path: [...path, 'sequence', i] }));
}

/** Every place that names an event: conditions, starts and waits. */
export const eventsOf: (plan: Plan) => readonly Placed<Pick<EventLeaf, 'event' | 'where'>>[] = byDefinition(
  (plan) => {
    const inConditions = leavesOf(plan).flatMap(({ value, path }) => eventsIn(value, path));
    const starts = Object.entries(plan.journeys).map(([key, journey]) => ({
      value: occasionOf(journey.start),
      path: ['journeys', key, 'start'],
    }));
    const waits = allSteps(plan).flatMap(({ step, path }) =>
      'wait' in step && typeof step.wait === 'object' && 'for' in step.wait
        ? [{ value: step.wait.for, path: [...path, 'wait', 'for'] }]
        : [],
    );
    return [...inConditions, ...starts, ...waits];
  },
);

/** Stage keys with their place on the way. */
export function rankOf(plan: Plan): Map<string, number> {
  return new Map(Object.keys(plan.stages).map((key, rank) => [key, rank]));
}
