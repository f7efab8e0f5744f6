import type { Condition } from '@hetang/contract/plan/condition';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Stage } from '@hetang/contract/plan/kinds/stages';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs, type Scalar } from '@hetang/contract/plan/values';
import { type CounterNeed, counterKey, countersOf } from '../conditions/rules/counter-key.ts';
import { compileJourney, type JourneyNode } from '../modules/journeys/rules/compile.ts';

/** A counter with its number in the database. */
export interface CounterDef {
  id: number;
  event: string;
  where: Record<string, Scalar>;
  windowed: boolean;
}

export interface JourneyPlan {
  key: string;
  spec: Journey;
  nodes: JourneyNode[];
  goalWithinMs: number | null;
}

/** A version of the plan, made ready for the hot path. */
export interface CompiledPlan {
  version: number;
  plan: Plan;
  timezone: string;
  stages: { key: string; spec: Stage }[];
  stageIndex: ReadonlyMap<string, number>;
  journeys: ReadonlyMap<string, JourneyPlan>;
  /** Journeys by the event that starts them. */
  starts: ReadonlyMap<string, JourneyPlan[]>;
  countersByEvent: ReadonlyMap<string, CounterDef[]>;
  counterIds: ReadonlyMap<string, number>;
}

/** Every counter that a plan's conditions read, each once. */
export function countersOfPlan(plan: Plan): CounterNeed[] {
  const conditions: Condition[] = [
    ...Object.values(plan.stages).flatMap((stage) => (stage.enter ? [stage.enter] : [])),
    ...Object.values(plan.journeys).flatMap(conditionsOf),
    ...Object.values(plan.segments).map((segment) => segment.when),
    ...Object.values(plan.ladders).flatMap((ladder) =>
      Object.values(ladder.tiers).flatMap((tier) => (tier.when ? [tier.when] : [])),
    ),
  ];
  const needs = new Map<string, CounterNeed>();
  for (const need of conditions.flatMap(countersOf)) {
    const key = counterKey(need.event, need.where);
    const known = needs.get(key);
    if (known) known.windowed ||= need.windowed;
    else needs.set(key, { ...need });
  }
  return [...needs.values()];
}

function conditionsOf(journey: Journey): Condition[] {
  const branches = compileJourney(journey).nodes.flatMap((node) =>
    node.kind === 'branch' ? node.arms.map((arm) => arm.when) : [],
  );
  return [
    ...(journey.leave ? [journey.leave] : []),
    ...(journey.goal ? [journey.goal.when] : []),
    ...branches,
  ];
}

/** Makes a plan ready. `counters` are all that the database keeps, of every version. */
export function compilePlan(plan: Plan, version: number, counters: readonly CounterDef[]): CompiledPlan {
  const journeys = new Map<string, JourneyPlan>();
  const starts = new Map<string, JourneyPlan[]>();
  for (const [key, spec] of Object.entries(plan.journeys)) {
    const goalWithinMs = spec.goal?.within ? durationMs(spec.goal.within) : null;
    const journey = { key, spec, nodes: compileJourney(spec).nodes, goalWithinMs };
    journeys.set(key, journey);
    push(starts, spec.start.event, journey);
  }
  const countersByEvent = new Map<string, CounterDef[]>();
  for (const counter of counters) push(countersByEvent, counter.event, counter);
  const stages = Object.entries(plan.stages).map(([key, spec]) => ({ key, spec }));
  return {
    version,
    plan,
    timezone: plan.meta.timezone,
    stages,
    stageIndex: new Map(stages.map((stage, i) => [stage.key, i])),
    journeys,
    starts,
    countersByEvent,
    counterIds: new Map(counters.map((counter) => [counterKey(counter.event, counter.where), counter.id])),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
