import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

const KEPT_MS = 30 * 86_400_000;

/** Deletes callbacks that were done with a month ago. */
export async function forgetOldCallbacks(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db.run(sql`
    delete from inbox where channel = 'wecom' and state = 'done' and received_at < ${before}`);
}
