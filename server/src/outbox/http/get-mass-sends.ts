import { type MassSendRow, massSendListQuery, massSendPageSchema } from '@hetang/contract/http/reach';
import { namesOf, type PlanNames } from '../../conditions/rules/plan-names.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { sortOf } from '../../kernel/http/sort.ts';
import { currentPlan } from '../../plan/current.ts';
import { listMassSends, type MassSendListRow, massSendSorts } from '../sql/list-mass-sends.ts';

/** `GET /v1/mass-sends`: a page of the tasks that staff confirm, with what became of their targets. */
export function getMassSends({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/mass-sends',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], querystring: massSendListQuery, response: { 200: massSendPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const stretch = {
          ...sortOf(sort ?? '-createdAt', massSendSorts),
          limit: size,
          offset: (page - 1) * size,
          now: clock.now(),
        };
        const [plan, found] = await Promise.all([currentPlan(db), listMassSends(db, filter, stretch)]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => presentMassSend(row, names)), total: found.total };
      },
    );
  };
}

/** A mass task in the form of the answer. */
export function presentMassSend(row: MassSendListRow, names: PlanNames): MassSendRow {
  const { id, title, audience, state, targets, sent, capped, refused, other, open, reminded, task, error } =
    row;
  return {
    id,
    title,
    audience,
    state,
    targets,
    sent,
    capped,
    refused,
    other,
    open,
    reminded,
    task,
    error,
    staff: names.named('staff', row.staff),
    broadcast: row.broadcast === null ? null : names.named('broadcasts', row.broadcast),
    text: row.content.text,
    cancelling: row.cancel_wanted && open > 0,
    createdAt: row.created_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    notAfter: row.not_after?.toISOString() ?? null,
  };
}
