import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Calls of welcomes, tags, notices and messages by customer service that have been under way for too long, because their process died, become
 * unclear and are tried again: repeating them is safe, or only looks for what was sent.
 */
export function markStale(
  db: Queryable,
  times: { now: Date; welcomesBefore: Date; othersBefore: Date },
): Promise<number> {
  return db.run(sql`
    update intention set state = 'unknown', reason = 'no-answer', retry_at = ${times.now}
    where state = 'calling'
      and (kind = 'welcome' and called_at <= ${times.welcomesBefore}
        or kind in ('tag', 'staff-notice', 'service-message') and called_at <= ${times.othersBefore})`);
}
