import { mergeListQuery, mergePageSchema } from '@hetang/contract/http/merges';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { MergesDeps } from './merges-deps.ts';

interface MergeRow {
  id: number;
  from_id: number;
  into_id: number;
  name: string | null;
  asked_at: Date;
  asked_by: string;
  reason: string;
  identities: { kind: string; value: string }[];
  absorbed_at: Date | null;
  split_asked_at: Date | null;
  split_by: string | null;
  split_reason: string | null;
  split_at: Date | null;
  total: number;
}

/** `GET /v1/merges`: what was merged, newest first; of one contact, on either side, when asked. */
export function getMerges({ db }: MergesDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/merges',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], querystring: mergeListQuery, response: { 200: mergePageSchema } },
      },
      async (request) => {
        const { page, size, contact } = request.query;
        const rows = await db.rows<MergeRow>(sql`
          select id, from_id, into_id, snapshot -> 'contact' ->> 'name' as name, asked_at, asked_by, reason,
                 identities, absorbed_at, split_asked_at, split_by, split_reason, split_at, count(*) over () as total
          from contact_merge
          where ${contact ?? null}::bigint is null or ${contact ?? null}::bigint in (from_id, into_id)
          order by id desc limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map((row) => ({
            id: row.id,
            from: row.from_id,
            into: row.into_id,
            name: row.name,
            askedAt: row.asked_at.toISOString(),
            askedBy: row.asked_by,
            reason: row.reason,
            identities: row.identities,
            absorbedAt: row.absorbed_at?.toISOString() ?? null,
            split: splitOf(row),
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}

function splitOf(row: MergeRow) {
  if (row.split_asked_at === null) return null;
  return {
    askedAt: row.split_asked_at.toISOString(),
    by: row.split_by ?? '',
    reason: row.split_reason ?? '',
    doneAt: row.split_at?.toISOString() ?? null,
  };
}
