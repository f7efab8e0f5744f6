import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** A live code that is not what the plan says. */
export interface StrayCode {
  key: string;
  /** Why the platform refused it; null for one that the plan does not have any more. */
  error: { zh: string; en: string } | null;
  /** Friends who came by it. */
  friends: number;
}

/** Codes of the plan that failed, and live ones that the plan has dropped: these may be printed somewhere. */
export async function readStrayCodes(db: Queryable, keys: readonly string[]): Promise<StrayCode[]> {
  return db.rows<StrayCode>(sql`
    select c.key, case when c.key = any(${keys}::text[]) then c.error end as error,
           (select count(*) from (
             select from relation r where r.code = c.key and r.lost_at is null limit 10000) f) as friends
    from channel_code c
    where case when c.key = any(${keys}::text[]) then c.error is not null else c.state = 'live' end
    order by c.key`);
}
