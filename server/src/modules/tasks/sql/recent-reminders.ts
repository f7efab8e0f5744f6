import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How often a follow-up task was reminded of in the last 24 hours. */
export async function recentReminders(tx: Tx, task: number, now: Date): Promise<number> {
  const row = await tx.one<{ count: number }>(sql`
    select count(*) as count from intention
    where dedupe like ${`task:${task}:remind:%`} and created_at > ${now}::timestamptz - interval '24 hours'`);
  return row?.count ?? 0;
}
