import type { GoalCourses } from '@hetang/contract/http/home';
import type { Goal } from '@hetang/contract/plan/kinds/goals';
import type { Plan } from '@hetang/contract/plan/registry';
import { messageOf } from '../../kernel/errors.ts';
import { dayIn } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import type { DailyGoal, HomeDeps } from './deps.ts';
import { ALWAYS, countedGoals, isCounted, lastDay } from './read-goals.ts';
import { courseOf } from './rules/course.ts';
import type { DayValue } from './rules/forecast.ts';
import { countGoalDays } from './sql/count-goal-days.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** The days of every goal and its forecast; goals whose days do not add up to them, or are not known, have none. */
export async function readGoalCourses(deps: HomeDeps): Promise<GoalCourses> {
  const now = deps.clock.now();
  const plan = (await currentPlan(deps.db))?.plan;
  const zone = plan?.meta.timezone ?? DEFAULT_ZONE;
  if (!plan) return { asOf: now.toISOString(), zone, goals: [] };
  const [counted, asked] = await Promise.all([
    countGoalDays(deps.db, countedGoals(plan), { zone, now }),
    askDays(deps, plan, now),
  ]);
  const days = new Map([...counted, ...asked]);
  const today = dayIn(now, zone);
  const from = plan.meta.period?.from ?? null;
  return {
    asOf: now.toISOString(),
    zone,
    goals: Object.entries(plan.goals).map(([key, goal]) => ({
      key,
      from,
      by: goal.by,
      target: goal.target,
      ...courseOf({
        goal,
        from,
        today,
        days: days.get(key) ?? null,
        daily: isDaily(goal) || isCounted(goal),
      }),
    })),
  };
}

function isDaily(goal: Goal): goal is DailyGoal {
  return goal.metric === 'event-count' || goal.metric === 'revenue';
}

async function askDays(
  { askGoalDays, log }: HomeDeps,
  { goals, meta }: Plan,
  now: Date,
): Promise<Map<string, DayValue[] | null>> {
  if (!askGoalDays) return new Map();
  const today = dayIn(now, meta.timezone);
  const answers = Object.entries(goals)
    .flatMap(([key, goal]) => (isDaily(goal) ? [{ key, goal }] : []))
    .map(async ({ key, goal }) => {
      const range = { from: meta.period?.from ?? ALWAYS, to: lastDay(goal, today), zone: meta.timezone };
      try {
        return [key, range.from <= range.to ? await askGoalDays(goal, range) : []] as const;
      } catch (error) {
        log.warn({ goal: key, problem: messageOf(error) }, 'days of a goal not known');
        return [key, null] as const;
      }
    });
  return new Map(await Promise.all(answers));
}
