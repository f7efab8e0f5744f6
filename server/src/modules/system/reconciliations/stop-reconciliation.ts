import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** What a comparison says that somebody has stopped; for versions before this one it has failed. */
export const STOPPED = 'reconciliation/stopped';

/** How a comparison went, as a column. */
export const stateSql = sql`case when state = 'failed' and error = ${STOPPED} then 'stopped' else state end`;

/**
 * Stops a comparison between two pages: the page under way is undone whole, what was mended before stays, and the next comparison
 * begins at the beginning.
 * @returns whether it was under way.
 */
export async function stopReconciliation(
  { db, clock }: { db: Queryable; clock: Clock },
  id: number,
): Promise<boolean> {
  const now = clock.now();
  const stopped = await db.run(sql`
    update wecom_sync set state = 'failed', error = ${STOPPED}, finished_at = ${now}, beat_at = ${now}
    where id = ${id} and state = 'running'`);
  return stopped > 0;
}
