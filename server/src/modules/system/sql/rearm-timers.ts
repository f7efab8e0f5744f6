import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { LOG_CHANNEL } from '../../../kernel/log/append.ts';

export type WhichTimers = { part: number; module: string; ref: number } | { all: true };

/** Takes the error off, so that the engine fires them again, and wakes it. @returns how many. */
export async function rearmTimers(db: Queryable, which: WhichTimers): Promise<number> {
  const place =
    'all' in which
      ? sql`true`
      : sql`part = ${which.part} and module = ${which.module} and ref = ${which.ref}`;
  const row = await db.one<{ asked: number }>(sql`
    with armed as (update timer set error = null where error is not null and ${place} returning 1),
    rung as materialized (select pg_notify(${LOG_CHANNEL}, '') where exists (select from armed))
    select (select count(*) from armed) as asked, (select count(*) from rung) as rung`);
  return row?.asked ?? 0;
}
