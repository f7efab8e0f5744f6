import { intentionListQuery, intentionPageSchema } from '@hetang/contract/http/work';
import { namesOf, type PlanNames } from '../../conditions/rules/plan-names.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { sortOf } from '../../kernel/http/sort.ts';
import { currentPlan } from '../../plan/current.ts';
import { type IntentionListRow, intentionSorts, listIntentions } from '../sql/list-intentions.ts';

/** `GET /v1/intentions`: a page of what Hetang means to do on channels, or has done. */
export function getIntentions(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/intentions',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], querystring: intentionListQuery, response: { 200: intentionPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listIntentions(
            db,
            { ...filter, rows: request.caller?.rows },
            {
              ...sortOf(sort ?? '-createdAt', intentionSorts),
              limit: size,
              offset: (page - 1) * size,
            },
          ),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => present(row, names)), total: found.total };
      },
    );
  };
}

function present(row: IntentionListRow, names: PlanNames) {
  return {
    id: row.id,
    kind: row.kind,
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    group: row.group_name,
    staff: row.staff === null ? null : names.named('staff', row.staff),
    message: row.message === null ? null : names.named('messages', row.message),
    journey: row.journey === null ? null : names.named('journeys', row.journey),
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    notAfter: row.not_after?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}
