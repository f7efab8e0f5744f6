import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { complaint } from './rule.ts';

/** A task whose completion was acknowledged is done, and the log says so. */
export async function checkDone(db: Database, acknowledged: ReadonlySet<number>): Promise<string[]> {
  const rows = await db.rows(sql`
    select a.id, t.state, (select count(*) from event where dedupe = 'task:' || a.id || ':done') as told
    from unnest(${[...acknowledged]}::bigint[]) as a (id) left join task t using (id)
    where t.state is distinct from 'done'
      or (select count(*) from event where dedupe = 'task:' || a.id || ':done') <> 1`);
  return complaint('a task acknowledged as done is done', rows);
}
