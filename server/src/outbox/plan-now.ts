import type { Queryable } from '../kernel/database/database.ts';
import { type DispatcherDeps, machineMs } from './deps.ts';
import { quietUntil } from './windows.ts';

/** Machine milliseconds for which the plan in force is not asked for again. */
const KEPT_MS = 1000;

/** The same, with the plan in force kept for a moment: lanes ask for it before every call. */
export function keepPlan(deps: DispatcherDeps): DispatcherDeps {
  let kept: { at: number; answer: ReturnType<DispatcherDeps['plan']> } | undefined;
  return {
    ...deps,
    plan(db: Queryable) {
      const now = deps.clock.now().getTime();
      if (kept && now - kept.at < machineMs(deps.clock, KEPT_MS)) return kept.answer;
      const answer = deps.plan(db);
      kept = { at: now, answer };
      answer.catch(() => {
        kept = undefined;
      });
      return answer;
    },
  };
}

/** True in the quiet hours of the plan's zone. */
export async function isQuiet(deps: DispatcherDeps): Promise<boolean> {
  const zone = (await deps.plan(deps.db))?.plan.meta.timezone;
  return zone !== undefined && quietUntil(deps.clock.now(), deps.settings.quietHours, zone) !== null;
}
