import type { Home } from '@hetang/contract/http/home';
import type { Goal } from '@hetang/contract/plan/kinds/goals';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import { messageOf } from '../../kernel/errors.ts';
import { addDays, dayIn, startOfDay } from '../../kernel/zone.ts';
import type { HomeDeps } from './deps.ts';
import { dueShare, elapsedShare, goalName, reachedShare } from './rules/goal-progress.ts';
import { withDerived } from './rules/goal-tree.ts';
import type { CountedGoal } from './sql/count-goals.ts';

/** Plans without a period count from the beginning of all days. */
export const ALWAYS = '1970-01-01';

/** The goals of a plan that the database itself can tell. */
export function countedGoals({ goals, meta }: Plan): CountedGoal[] {
  return Object.entries(goals).flatMap(([key, goal]) => {
    if (!isCounted(goal)) return [];
    const start = startOfDay(meta.period?.from ?? ALWAYS, meta.timezone);
    const stage = goal.metric === 'stage-entered' ? goal.stage : null;
    return [{ key, stage, start, end: endOf(goal, meta.timezone) }];
  });
}

/** Whether the database itself can tell the goal. */
export function isCounted(goal: Goal): boolean {
  return goal.metric === 'stage-entered' || goal.metric === 'contacts-added';
}

/** The first instant after the last day. */
export function endOf(goal: Pick<Goal, 'by'>, zone: string): Date {
  return startOfDay(addDays(goal.by, 1), zone);
}

/** What analytics says of the other goals; a goal has none while it is away. */
export async function askGoals(
  { askGoal, log }: Pick<HomeDeps, 'askGoal' | 'log'>,
  plan: Plan,
  now: Date,
): Promise<Map<string, number | null>> {
  if (!askGoal) return new Map();
  const zone = plan.meta.timezone;
  const answers = Object.entries(plan.goals)
    .flatMap(([key, goal]) => (isCounted(goal) || goal.metric === 'derived' ? [] : [{ key, goal }]))
    .map(async ({ key, goal }) => {
      const range = { from: plan.meta.period?.from ?? ALWAYS, to: lastDay(goal, dayIn(now, zone)), zone };
      try {
        return [key, await askGoal(goal, range)] as const;
      } catch (error) {
        log.warn({ goal: key, problem: messageOf(error) }, 'goal not known');
        return [key, null] as const;
      }
    });
  return new Map(await Promise.all(answers));
}

/** The last day that counts so far. */
export function lastDay(goal: Goal, today: string): string {
  return goal.by.localeCompare(today) < 0 ? goal.by : today;
}

/** The goals of a plan in its order, with how far each has come; `measured` has no goal that follows from its parts. */
export function presentGoals(
  plan: Plan,
  measured: ReadonlyMap<string, number | null>,
  now: Date,
): Home['goals'] {
  const names = namesOf(plan);
  const actuals = withDerived(plan.goals, measured);
  const { period, timezone } = plan.meta;
  const start = period ? startOfDay(period.from, timezone).getTime() : null;
  return Object.entries(plan.goals).map(([key, goal]) => {
    const actual = actuals.get(key) ?? null;
    const time = { start, end: endOf(goal, timezone).getTime() };
    const milestones = (goal.pace ?? []).map(({ by, target }) => ({
      at: endOf({ by }, timezone).getTime(),
      share: target / goal.target,
    }));
    return {
      key,
      name: goalName(key, goal, (stage) => names.of('stages', stage)),
      metric: goal.metric,
      target: goal.target,
      by: goal.by,
      actual,
      reached: reachedShare(actual, goal.target),
      elapsed: elapsedShare(time, now.getTime()),
      due: dueShare(time, milestones, now.getTime()),
    };
  });
}
