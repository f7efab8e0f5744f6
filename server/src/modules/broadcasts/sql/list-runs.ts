import type { runStates } from '@hetang/contract/http/reach';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';

/** A run as lists show it. */
export interface RunListRow {
  id: number;
  broadcast: string;
  due_at: Date;
  state: (typeof runStates)[number];
  reason: string | null;
  by_name: string | null;
  targets: number;
  sent: number;
  open: number;
  lost: number;
  finished_at: Date | null;
}

/** Which runs are meant. Everything that is given must hold. */
export interface RunFilter {
  broadcast?: string | undefined;
  state?: string | undefined;
}

const COLUMNS = { dueAt: 'due_at', targets: 'targets' } as const;
export type RunSort = keyof typeof COLUMNS;
export const runSorts = Object.keys(COLUMNS) as RunSort[];

/** One page of runs with what became of their messages, and how many there are in all. */
export async function listRuns(
  db: Queryable,
  { broadcast, state }: RunFilter,
  page: { sort: RunSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: RunListRow[]; total: number }> {
  const parts: Sql[] = [];
  if (broadcast) parts.push(sql`r.broadcast = ${broadcast}`);
  if (state) parts.push(sql`r.state = ${state}`);
  const where = join(parts, ' and ', 'true');
  const order = sql`r.${raw(COLUMNS[page.sort])} ${raw(page.descending ? 'desc' : 'asc')}, r.id`;
  const [rows, count] = await Promise.all([
    db.rows<RunListRow>(sql`
      with r as materialized (
        select r.* from broadcast_run r where ${where} order by ${order} limit ${page.limit} offset ${page.offset}
      )
      select r.id, r.broadcast, r.due_at, r.state, r.reason, r.by_name, r.targets, r.finished_at, ends.*
      from r cross join lateral (
        select count(*) filter (where i.state = 'sent')::int as sent,
               count(*) filter (where i.settled_at is null)::int as open,
               count(*) filter (where i.settled_at is not null and i.state <> 'sent')::int as lost
        from intention i where i.broadcast_run = r.id) ends
      order by ${order}`),
    db.one<{ total: number }>(sql`select count(*) as total from broadcast_run r where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
