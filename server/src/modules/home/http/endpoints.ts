import type { Endpoint } from '../../../kernel/http/app.ts';
import type { HomeDeps, StartDeps } from '../deps.ts';
import { exportGoalDays } from './export-goal-days.ts';
import { getGoalCourses } from './get-goal-courses.ts';
import { getHome } from './get-home.ts';
import { getNumbers } from './get-numbers.ts';
import { getStart } from './get-start.ts';
import { putStart } from './put-start.ts';

/** What the morning page asks for. */
export function homeEndpoints(deps: HomeDeps & StartDeps): Endpoint[] {
  return [
    getHome(deps),
    getNumbers(deps),
    getGoalCourses(deps),
    exportGoalDays(deps),
    getStart(deps),
    putStart(deps),
  ];
}
