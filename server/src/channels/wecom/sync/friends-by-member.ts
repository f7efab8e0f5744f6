import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Members of the tenant by userid that none of these are, with the friends they have; most friends first. */
export async function membersBeside(
  db: Queryable,
  userids: readonly string[],
): Promise<{ userid: string; friends: number }[]> {
  return db.rows<{ userid: string; friends: number }>(sql`
    select userid, count(*) as friends from wecom_follow
    where lost_at is null and userid <> all(${userids}::text[])
    group by userid order by 2 desc, 1 limit 100`);
}
