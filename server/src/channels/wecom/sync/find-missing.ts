import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Friends of a member that a complete list of the platform does not hold, added before `before`. */
export async function findMissing(
  db: Database,
  { userid, listed, before }: { userid: string; listed: readonly string[]; before: Date },
): Promise<{ missing: string[]; known: number }> {
  const rows = await db.rows<{ external_userid: string; listed: boolean }>(sql`
    select f.external_userid, l.id is not null as listed
    from wecom_follow f
    left join (select distinct id from unnest(${listed}::text[]) as n (id)) l on l.id = f.external_userid
    where f.userid = ${userid} and f.lost_at is null and f.added_at < ${before}`);
  return { missing: rows.filter((row) => !row.listed).map((row) => row.external_userid), known: rows.length };
}
