import type { GoalCourses } from '@hetang/contract/http/home';
import { goalDaysQuery } from '@hetang/contract/http/home';
import { day, number, text } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { HomeDeps } from '../deps.ts';
import { readGoalCourses } from '../read-goal-courses.ts';

interface Row {
  goal: string;
  day: string;
  added: number;
  reached: number;
}

/** `GET /v1/reports/goals/export.xlsx` and `.csv`: what each day added to the goals, or to one of them. */
export function exportGoalDays(deps: HomeDeps): Endpoint {
  return exportTable(deps, {
    path: '/v1/reports/goals/export',
    access: 'any',
    tags: ['reports'],
    query: goalDaysQuery,
    open: async ({ query, look }) => {
      const { goals } = await readGoalCourses(deps);
      const meant = goals.filter(({ key }) => query.goal === undefined || key === query.goal);
      return tableOf(
        ['目标逐日', 'goals by day'],
        [
          text<Row>(['目标', 'Goal'], (row) => look.names.of('goals', row.goal)),
          day<Row>(['日期', 'Day'], (row) => row.day),
          number<Row>(['当日', 'Of the day'], (row) => row.added, MONEY),
          number<Row>(['累计', 'Reached'], (row) => row.reached, MONEY),
        ],
        (async function* () {
          for (const goal of meant) yield daysOf(goal);
        })(),
      );
    },
  });
}

const MONEY = ['金额类目标的单位是元', 'yuan for goals of money'] as const;

/** The days that are known, each with what was reached at its end. */
function daysOf({ key, before, days }: GoalCourses['goals'][number]): Row[] {
  let reached = before;
  return (days ?? []).map(({ day: at, value }) => {
    reached += value;
    return { goal: key, day: at, added: value, reached };
  });
}
