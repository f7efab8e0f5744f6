import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Jobs that wait for their turn or their next try, and those that were given up. */
export async function countJobs(db: Queryable): Promise<{ waiting: number; failed: number }> {
  const row = await db.one<{ waiting: number; failed: number }>(sql`
    select count(*) filter (where attempts < max_attempts) as waiting,
      count(*) filter (where attempts >= max_attempts) as failed
    from graphile_worker.jobs`);
  return row ?? { waiting: 0, failed: 0 };
}
