import { timerListQuery, timerPageSchema } from '@hetang/contract/http/system';
import { namesOf, type PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listTimers, type TimerListRow } from '../sql/list-timers.ts';

/** `GET /v1/system/timers`: a page of timers that failed when they were due. */
export function getTimers({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/system/timers',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], querystring: timerListQuery, response: { 200: timerPageSchema } },
      },
      async (request) => {
        const { page, size } = request.query;
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listTimers(db, { limit: size, offset: (page - 1) * size }),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => present(row, names)), total: found.total };
      },
    );
  };
}

function present(row: TimerListRow, names: PlanNames) {
  return {
    part: row.part,
    module: row.module,
    ref: row.ref,
    contact: row.known ? { id: row.contact_id, name: row.contact_name } : null,
    journey: row.journey === null ? null : names.named('journeys', row.journey),
    dueAt: row.due_at.toISOString(),
    error: row.error,
  };
}
