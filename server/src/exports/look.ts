import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf, type PlanNames } from '../conditions/rules/plan-names.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Queryable } from '../kernel/database/database.ts';
import type { Lang } from '../kernel/errors.ts';
import { currentPlan } from '../plan/current.ts';

/** Before the first plan. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** In which words and in whose time a list is written down. */
export interface Look {
  plan: Plan | null;
  names: PlanNames;
  timezone: string;
  lang: Lang;
  now: Date;
}

export async function lookOf(deps: { db: Queryable; clock: Clock }, lang: Lang): Promise<Look> {
  const plan = (await currentPlan(deps.db))?.plan ?? null;
  const timezone = plan?.meta.timezone ?? DEFAULT_ZONE;
  return { plan, names: namesOf(plan), timezone, lang, now: deps.clock.now() };
}
