import { type Reference, referenceSchema } from '@hetang/contract/http/reference';
import type { Event } from '@hetang/contract/plan/kinds/events';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { builtInEvents } from '../../../conditions/rules/event-words.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { messageOf } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reuse } from '../../../kernel/reuse.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import { currentPlan } from '../../../plan/current.ts';
import { describeFills } from '../../../plan/describe-fills.ts';
import { eventsOfPlan } from '../../../plan/events-of-plan.ts';

export interface ReferenceDeps {
  db: Database;
  log: Logger;
  /** Names of the events that have happened, from analytics. Absent when there is none. */
  eventNames?: (() => Promise<string[]>) | undefined;
}

/**
 * `GET /v1/reference`, and `GET /v1/my/reference` for members of staff: the names behind the keys of the plan in force, in the
 * order of the plan.
 */
export function getReference(deps: ReferenceDeps): Endpoint {
  const happened = reuse(() => namesOfHappened(deps));
  return (app) => {
    const schema = { response: { 200: referenceSchema } };
    const answer = async () => {
      const [current, names] = await Promise.all([currentPlan(deps.db), happened()]);
      return describePlan(current?.plan ?? NO_PLAN, names);
    };
    app.get('/v1/reference', { config: { access: 'any' }, schema }, answer);
    app.get('/v1/my/reference', { config: { access: 'staff' }, schema: { ...schema, tags: ['my'] } }, answer);
  };
}

const NO_PLAN = emptyPlan({ plan: 'none', name: 'none', timezone: 'Asia/Shanghai' });

/** Without analytics the names of the plan remain: the console can go on. */
async function namesOfHappened({ eventNames, log }: ReferenceDeps): Promise<string[]> {
  try {
    return (await eventNames?.()) ?? [];
  } catch (error) {
    log.warn({ problem: messageOf(error) }, 'event names not known');
    return [];
  }
}

function describePlan(plan: Plan, happened: readonly string[]): Reference {
  return {
    stages: named(plan.stages),
    ...describeFills(plan),
    staff: named(plan.staff),
    codes: named(plan.codes),
    journeys: named(plan.journeys),
    segments: named(plan.segments),
    ladders: Object.entries(plan.ladders).map(([key, { name, tiers }]) => ({
      key,
      name,
      tiers: named(tiers),
    })),
    messages: named(plan.messages),
    communities: named(plan.communities),
    activities: named(plan.activities),
    points: named(plan.points),
    events: [...new Set([...builtInEvents, ...eventsOfPlan(plan), ...happened])]
      .sort()
      .map((key) => describeEvent(key, Object.hasOwn(plan.events, key) ? plan.events[key] : undefined)),
  };
}

function describeEvent(key: string, declared: Event | undefined): Reference['events'][number] {
  return {
    key,
    name: declared?.name ?? null,
    properties: Object.entries(declared?.properties ?? {}).map(([property, spec]) => ({
      key: property,
      name: spec.name ?? property,
      type: spec.type,
      ...(spec.type === 'choice' ? { values: spec.values } : {}),
    })),
  };
}

function named(definitions: Record<string, { name: string }>): { key: string; name: string }[] {
  return Object.entries(definitions).map(([key, { name }]) => ({ key, name }));
}
