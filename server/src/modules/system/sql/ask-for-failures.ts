import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { LOG_CHANNEL } from '../../../kernel/log/append.ts';

/** Which open failures of a consumer: one by its place in the log, or all. */
export type WhichFailures = { consumer: string } & ({ part: number; seq: number } | { all: true });

/** Asks the consumer to handle them again, and wakes it; one that was dismissed is open again. @returns how many are asked for now. */
export async function askForFailures(db: Queryable, which: WhichFailures, now: Date): Promise<number> {
  const place = 'all' in which ? sql`dismissed_at is null` : sql`part = ${which.part} and seq = ${which.seq}`;
  const row = await db.one<{ asked: number }>(sql`
    with asked as (
      update event_failure set retry_asked_at = coalesce(retry_asked_at, ${now}), dismissed_at = null
      where consumer = ${which.consumer} and resolved_at is null and ${place}
      returning 1),
    rung as materialized (select pg_notify(${LOG_CHANNEL}, '') where exists (select from asked))
    select (select count(*) from asked) as asked, (select count(*) from rung) as rung`);
  return row?.asked ?? 0;
}
