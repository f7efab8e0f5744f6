import { holidaysQuery, holidaysSchema } from '@hetang/contract/http/holidays';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { dayIn } from '../../kernel/zone.ts';
import { listHolidays } from '../calendar/list-holidays.ts';
import { currentPlan } from '../current.ts';

/** Where no plan says otherwise. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** `GET /v1/plan/holidays`: of this year, or of the one that is asked for. */
export function getHolidays({ db, clock }: { db: Queryable; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/holidays',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: holidaysQuery, response: { 200: holidaysSchema } },
      },
      async ({ query }) => {
        const plan = (await currentPlan(db))?.plan;
        const today = dayIn(clock.now(), plan?.meta.timezone ?? DEFAULT_ZONE);
        return listHolidays(plan?.holidays ?? {}, query.year ?? Number(today.slice(0, 4)));
      },
    );
  };
}
