import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Intentions that the dispatcher still has to settle, by kind and state; from the partial indexes, not the table. */
export function countOpenIntentions(
  db: Queryable,
): Promise<{ kind: string; state: string; count: number }[]> {
  return db.rows(sql`
    select kind, state, count(*) as count from intention
    where state in ('pending', 'deferred', 'unknown') group by kind, state
    union all
    select kind, state, count(*) from intention where state = 'calling' group by kind, state
    order by kind, state`);
}
