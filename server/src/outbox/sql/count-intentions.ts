import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { IntentionState } from './list-intentions.ts';

/** How many intentions there are of each kind in each state. */
export function countIntentions(
  db: Queryable,
): Promise<{ kind: string; state: IntentionState; count: number }[]> {
  return db.rows(sql`
    select kind, state, count(*) as count from intention group by kind, state order by kind, state`);
}
