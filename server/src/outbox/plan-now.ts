import type { Queryable } from '../kernel/database/database.ts';
import { type DispatcherDeps, machineMs } from './deps.ts';
import { reachOf } from './reach-of-plan.ts';
import { quietUntil } from './windows.ts';

/** Machine milliseconds for which the plan in force is not asked for again. */
const KEPT_MS = 1000;

/**
 * The same, with the plan in force kept for a moment: lanes ask for it before every call. That there is none is not
 * kept, nor is a version older than the one that the caller's work was made under.
 */
export function keepPlan(deps: DispatcherDeps): DispatcherDeps {
  let kept: { at: number; answer: ReturnType<DispatcherDeps['plan']> } | undefined;
  return {
    ...deps,
    async plan(db: Queryable, atLeast = 1) {
      const now = deps.clock.now().getTime();
      if (kept && now - kept.at < machineMs(deps.clock, KEPT_MS)) {
        const plan = await kept.answer.catch(() => null);
        if (plan && plan.version >= atLeast) return plan;
      }
      const answer = deps.plan(db);
      kept = { at: now, answer };
      return answer;
    },
  };
}

/** True in the quiet hours of the plan's zone. */
export async function isQuiet(deps: DispatcherDeps): Promise<boolean> {
  const plan = (await deps.plan(deps.db))?.plan;
  if (!plan) return false;
  const { quietHours } = reachOf(plan, deps.settings);
  return quietUntil(deps.clock.now(), quietHours, plan.meta.timezone) !== null;
}
