import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { ReadService } from './api.ts';

/**
 * Reads the accounts that nobody has read since an instant: callbacks may have been lost, and the platform tells of three
 * days only. One that cannot be read holds up none.
 * @returns what went wrong, by account.
 */
export async function readAccounts(
  { db, read }: { db: Database; read: ReadService },
  since: Date,
): Promise<Record<string, string>> {
  const unread = await db.rows<{ id: string }>(sql`
    select id from service_account where gone_at is null and (read_at is null or read_at < ${since})
    order by read_at nulls first, id`);
  const problems: Record<string, string> = {};
  for (const { id } of unread) {
    try {
      await read(id, null);
    } catch (error) {
      problems[id] = messageOf(error);
    }
  }
  return problems;
}
