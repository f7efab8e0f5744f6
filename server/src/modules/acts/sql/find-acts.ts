import type { BulkAct, BulkReason } from '@hetang/contract/http/bulk-acts';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { PersonState } from './people.ts';

export interface ActRow {
  id: number;
  act: BulkAct;
  asked_by: string;
  planned_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  undo_by: string | null;
  undo_started_at: Date | null;
  undo_ended_at: Date | null;
  error: string | null;
  counts: { state: PersonState; reason: BulkReason | null; count: number }[];
}

const columns = raw(`
  a.id, a.act, a.asked_by, a.planned_at, a.started_at, a.ended_at, a.undo_by, a.undo_started_at, a.undo_ended_at, a.error,
  coalesce((
    select json_agg(json_build_object('state', c.state, 'reason', c.reason, 'count', c.count) order by c.reason)
    from (select state, reason, count(*) as count from bulk_act_person p where p.act_id = a.id group by 1, 2) c
  ), '[]') as counts`);

/** @throws HetangError `request/not-found` */
export async function findAct(db: Queryable, id: number): Promise<ActRow> {
  const row = await db.one<ActRow>(sql`select ${columns} from bulk_act a where a.id = ${id}`);
  if (!row) throw new HetangError('request/not-found', { what: `act ${id}` });
  return row;
}

/** The same, so that nobody else begins or undoes it meanwhile. */
export async function lockAct(tx: Tx, id: number): Promise<ActRow> {
  await tx.run(sql`select from bulk_act where id = ${id} for update`);
  return findAct(tx, id);
}

export interface ActFilter {
  kind?: string | undefined;
  by?: string | undefined;
}

/** A page of those that were begun. */
export async function listActs(
  db: Queryable,
  filter: ActFilter,
  page: { descending: boolean; limit: number; offset: number },
): Promise<{ rows: ActRow[]; total: number }> {
  const where: Sql = sql`a.started_at is not null
    and (${filter.kind ?? null}::text is null or a.act ->> 'kind' = ${filter.kind ?? null})
    and (${filter.by ?? null}::text is null or a.asked_by = ${filter.by ?? null})`;
  const direction = raw(page.descending ? 'desc' : 'asc');
  const [rows, count] = await Promise.all([
    db.rows<ActRow>(sql`
      select ${columns} from bulk_act a where ${where}
      order by a.started_at ${direction}, a.id ${direction} limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from bulk_act a where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
