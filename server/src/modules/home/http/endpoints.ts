import type { Endpoint } from '../../../kernel/http/app.ts';
import type { HomeDeps } from '../deps.ts';
import { getGoalCourses } from './get-goal-courses.ts';
import { getHome } from './get-home.ts';
import { getNumbers } from './get-numbers.ts';

/** What the morning page asks for. */
export function homeEndpoints(deps: HomeDeps): Endpoint[] {
  return [getHome(deps), getNumbers(deps), getGoalCourses(deps)];
}
