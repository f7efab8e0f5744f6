import { type TransferRow, transferListQuery, transferPageSchema } from '@hetang/contract/http/transfers';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { TransferHttpDeps } from './deps.ts';

interface Row {
  id: number;
  kind: TransferRow['kind'];
  from_staff: string | null;
  from_userid: string;
  to_staff: string;
  reason: string;
  asked_by: string;
  created_at: Date;
  error: { zh: string; en: string } | null;
  counts: TransferRow['counts'] | null;
  total: number;
}

/** `GET /v1/transfers`: newest first, with how many are where. */
export function getTransfers({ db }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/transfers',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          querystring: transferListQuery,
          response: { 200: transferPageSchema },
        },
      },
      async (request) => {
        const { page, size, state, kind } = request.query;
        const names = namesOf((await currentPlan(db))?.plan ?? null);
        const lang = langOf(request);
        const rows = await db.rows<Row>(sql`
          with meant as (
            select t.*, count(*) over () as total from transfer t
            where (${kind ?? null}::text is null or t.kind = ${kind ?? null})
              and (${state ?? null}::text is null or (${state ?? null} = 'open') = exists (
                select from transfer_person p where p.transfer_id = t.id and p.state in ('asked', 'calling', 'waiting')))
            order by t.id desc limit ${size} offset ${(page - 1) * size})
          select m.*, (
            select json_agg(json_build_object('state', c.state, 'count', c.count) order by c.state) from (
              select p.state, count(*) as count from transfer_person p where p.transfer_id = m.id group by 1) c) as counts
          from meant m order by m.id desc`);
        return {
          items: rows.map((row) => ({
            id: row.id,
            kind: row.kind,
            from: row.from_staff === null ? row.from_userid : names.of('staff', row.from_staff),
            to: names.of('staff', row.to_staff),
            reason: row.reason,
            by: row.asked_by,
            at: row.created_at.toISOString(),
            people: (row.counts ?? []).reduce((sum, { count }) => sum + count, 0),
            counts: row.counts ?? [],
            error: row.error?.[lang] ?? null,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
