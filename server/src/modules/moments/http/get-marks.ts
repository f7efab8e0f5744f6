import { momentMarkPageSchema, momentMarkQuery } from '@hetang/contract/http/moments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { MomentHttpDeps } from './deps.ts';
import { momentId } from './moment-id.ts';

interface MarkRow {
  kind: 'like' | 'comment';
  at: Date;
  staff: string;
  contact_id: number | null;
  name: string | null;
  total: number;
}

/** `GET /v1/moments/:id/marks`: who liked a Moment or wrote below it, the latest first. */
export function getMarks({ db }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/moments/:id/marks',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          params: momentId,
          querystring: momentMarkQuery,
          response: { 200: momentMarkPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, kind = null, staff = null } = request.query;
        const { descending } = sortOf(sort ?? '-at', ['at']);
        const [current, rows] = await Promise.all([
          currentPlan(db),
          db.rows<MarkRow>(sql`
            select k.kind, k.at, m.staff, c.id as contact_id, c.name, count(*) over ()::int as total
            from moment_mark k
            join moment_member m on m.post_id = k.post_id and m.userid = k.userid
            left join identity i on i.kind = 'external_userid' and i.value = k.external_userid
            left join contact c on c.id = i.contact_id
            where k.post_id = ${request.params.id} and (${kind}::text is null or k.kind = ${kind})
              and (${staff}::text is null or m.staff = ${staff})
            order by k.at ${raw(descending ? 'desc' : 'asc')}, k.external_userid, k.kind, k.nr
            limit ${size} offset ${(page - 1) * size}`),
        ]);
        const names = namesOf(current?.plan ?? null);
        return {
          items: rows.map((row) => ({
            kind: row.kind,
            at: row.at.toISOString(),
            staff: names.named('staff', row.staff),
            contact: row.contact_id === null ? null : { id: row.contact_id, name: row.name },
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
