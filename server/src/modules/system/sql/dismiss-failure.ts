import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Leaves an open failure without effect for good. @returns 0 when there is none. */
export function dismissFailure(
  db: Queryable,
  which: { consumer: string; part: number; seq: number },
  now: Date,
): Promise<number> {
  return db.run(sql`
    update event_failure set dismissed_at = ${now}, retry_asked_at = null
    where consumer = ${which.consumer} and part = ${which.part} and seq = ${which.seq}
      and resolved_at is null and dismissed_at is null`);
}
