import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/**
 * Makes failed callbacks new again, with all their attempts; the inbox takes them up within a second.
 * @param which one of them, or all.
 * @returns how many.
 */
export function renewInbox(db: Queryable, which: { id: number } | { all: true }, now: Date): Promise<number> {
  const place = 'all' in which ? sql`true` : sql`id = ${which.id}`;
  return db.run(sql`
    update inbox set state = 'new', attempts = 0, next_at = ${now}, claimed_until = null, error = null
    where state = 'failed' and ${place}`);
}
