import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Callbacks of the platform by state. */
export async function countInbox(db: Queryable): Promise<System['inbox']> {
  const row = await db.one<Omit<System['inbox'], 'oldestNewAt'> & { oldest: Date | null }>(sql`
    select
      count(*) filter (where state = 'new') as new,
      count(*) filter (where state = 'new' and error is not null) as retrying,
      count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'failed') as failed,
      min(received_at) filter (where state = 'new') as oldest
    from inbox`);
  return {
    new: row?.new ?? 0,
    retrying: row?.retrying ?? 0,
    done: row?.done ?? 0,
    failed: row?.failed ?? 0,
    oldestNewAt: row?.oldest?.toISOString() ?? null,
  };
}
