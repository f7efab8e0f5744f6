import type { Condition } from '@hetang/contract/plan/condition';
import { CALLED, type DateStart, occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Stage } from '@hetang/contract/plan/kinds/stages';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs, type Scalar } from '@hetang/contract/plan/values';
import { dependenciesOf } from '../conditions/rules/depends-on.ts';
import { compileKept, type Kept, type KeptDefs } from '../conditions/rules/kept-defs.ts';
import { type KeptNeeds, needsOf } from '../conditions/rules/kept-needs.ts';
import { type Rows, rowsRead } from '../conditions/rules/rows-read.ts';
import {
  compileJourney,
  type JourneyNode,
  type LatePolicy,
  lateOf,
} from '../modules/journeys/rules/compile.ts';
import { compileEarning, type EarnRule } from '../modules/points/rules/compile.ts';
import { dayTable } from '../plan/calendar/day-table.ts';
import { conditionsOf } from '../plan/rules/shared/conditions.ts';

export interface JourneyPlan {
  key: string;
  spec: Journey;
  nodes: JourneyNode[];
  goalWithinMs: number | null;
  late: LatePolicy | null;
  /** Its goal and its way out, if time alone can make them true. */
  timedEnds: Condition[];
}

/** A journey that starts on a date in a field. */
export interface DatedJourney {
  journey: JourneyPlan;
  start: DateStart;
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
  starts: ReadonlyMap<string, { journey: JourneyPlan; where: Record<string, Scalar> | undefined }[]>;
  dated: readonly DatedJourney[];
  /** The longest time (ms) over which a journey limits its entries, by journey. */
  limited: ReadonlyMap<string, number>;
  isWorkday(day: string): boolean;
  /** What earns points, by event. */
  earning: ReadonlyMap<string, readonly EarnRule[]>;
  kept: Kept;
  /** Rows of a contact that its conditions ask for. */
  rows: ReadonlySet<Rows>;
}

/** What has to be kept of histories, so that a plan's conditions can be answered. */
export function needsOfPlan(plan: Plan): KeptNeeds {
  return needsOf(conditionsOf(plan).map(({ value }) => value));
}

/** Makes a plan ready. `kept` is all that the database keeps, of every version. */
export function compilePlan(plan: Plan, version: number, kept: KeptDefs): CompiledPlan {
  const journeys = new Map<string, JourneyPlan>();
  const starts = new Map<string, { journey: JourneyPlan; where: Record<string, Scalar> | undefined }[]>();
  const dated: DatedJourney[] = [];
  const limited = new Map<string, number>();
  for (const [key, spec] of Object.entries(plan.journeys)) {
    const goalWithinMs = spec.goal?.within ? durationMs(spec.goal.within) : null;
    const journey = {
      key,
      spec,
      nodes: compileJourney(spec).nodes,
      goalWithinMs,
      late: lateOf(spec.late),
      timedEnds: timedEndsOf(spec, plan),
    };
    journeys.set(key, journey);
    const { event, where } = occasionOf(spec.start);
    // A call names its journey, so it needs no list.
    if (event !== CALLED || isPlainEvent(spec)) push(starts, event, { journey, where });
    if (typeof spec.start === 'object' && 'date' in spec.start)
      dated.push({ journey, start: spec.start.date });
    if (typeof spec.again === 'object' && spec.again.per) limited.set(key, durationMs(spec.again.per));
  }
  const stages = Object.entries(plan.stages).map(([key, spec]) => ({ key, spec }));
  return {
    version,
    plan,
    timezone: plan.meta.timezone,
    stages,
    stageIndex: new Map(stages.map((stage, i) => [stage.key, i])),
    journeys,
    starts,
    dated,
    limited,
    isWorkday: dayTable(plan.holidays).isWorkday,
    earning: compileEarning(plan.points),
    kept: compileKept(kept),
    rows: rowsRead(conditionsOf(plan).map(({ value }) => value)),
  };
}

function timedEndsOf({ goal, leave }: Journey, { segments }: Plan): Condition[] {
  return [goal?.when, leave].flatMap((when) =>
    when && dependenciesOf([when], segments).timed ? [when] : [],
  );
}

function isPlainEvent({ start }: Journey): boolean {
  return typeof start === 'object' && 'event' in start;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
