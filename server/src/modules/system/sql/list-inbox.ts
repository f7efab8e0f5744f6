import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface InboxListRow {
  id: number;
  channel: string;
  body: unknown;
  received_at: Date;
  attempts: number;
  error: string | null;
}

/** One page of callbacks that failed for good, newest first, and how many there are in all. */
export async function listInbox(
  db: Queryable,
  page: { limit: number; offset: number },
): Promise<{ rows: InboxListRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    db.rows<InboxListRow>(sql`
      select id, channel, body, received_at, attempts, error from inbox
      where state = 'failed' order by id desc limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from inbox where state = 'failed'`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
