import type { GoalCourses } from '@hetang/contract/http/home';
import type { Goal } from '@hetang/contract/plan/kinds/goals';
import { addDays } from '../../../kernel/zone.ts';
import { type DayValue, forecastGoal } from './forecast.ts';

type Course = Pick<GoalCourses['goals'][number], 'due' | 'before' | 'days' | 'forecast' | 'reason'>;

interface Asked {
  goal: Goal;
  /** The first day of the plan. */
  from: string | null;
  today: string;
  /** In order, those that added nothing left out; null when they are not known. */
  days: readonly DayValue[] | null;
  /** Whether days add up to the goal. */
  daily: boolean;
}

/** Days of one course, at most; what came before is one sum. */
const MOST_DAYS = 400;

/** The way of a goal: what is due when, what every day added, where it will end. */
export function courseOf({ goal, from, today, days, daily }: Asked): Course {
  const due = [
    ...(from === null ? [] : [{ by: addDays(from, -1), share: 0 }]),
    ...(goal.pace ?? []).map(({ by, target }) => ({ by, share: target / goal.target })),
    { by: goal.by, share: 1 },
  ];
  if (!daily || days === null) {
    return { due, before: 0, days: null, forecast: null, reason: daily ? 'not-known' : 'not-daily' };
  }
  const last = goal.by < today ? goal.by : today;
  const every = everyDay(days, from ?? days[0]?.day ?? last, last);
  const forecast = forecastGoal({ ...every, by: goal.by, falls: goal.metric === 'revenue' });
  if (goal.by < today) return { due, ...every, forecast: null, reason: 'over' };
  return { due, ...every, forecast, reason: forecast ? null : 'few-days' };
}

/** Without gaps; what lies further back than 400 days is summed up in `before`. */
function everyDay(
  told: readonly DayValue[],
  first: string,
  last: string,
): { before: number; days: DayValue[] } {
  const oldest = addDays(last, 1 - MOST_DAYS);
  const from = first < oldest ? oldest : first;
  const values = new Map(told.map(({ day, value }) => [day, value]));
  const days: DayValue[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) days.push({ day, value: values.get(day) ?? 0 });
  const before = told.reduce((sum, { day, value }) => (day < from ? sum + value : sum), 0);
  return { before, days };
}
