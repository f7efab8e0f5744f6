import { goalCoursesSchema } from '@hetang/contract/http/home';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reuse } from '../../../kernel/reuse.ts';
import type { HomeDeps } from '../deps.ts';
import { readGoalCourses } from '../read-goal-courses.ts';

/** `GET /v1/home/goals`: the days of the goals and their forecasts. */
export function getGoalCourses(deps: HomeDeps): Endpoint {
  const courses = reuse(() => readGoalCourses(deps));
  return (app) => {
    app.get(
      '/v1/home/goals',
      { config: { access: 'any' }, schema: { response: { 200: goalCoursesSchema } } },
      () => courses(),
    );
  };
}
