import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Member } from '../rules/watch.ts';

/** Who publishes a Moment, and what is known of it. */
export function readMembers(db: Queryable, post: number): Promise<Member[]> {
  return db.rows(sql`
    select userid, staff, state, published_at, reached, read_at from moment_member
    where post_id = ${post} order by userid`);
}

/** Writes what has changed of members. */
export async function saveMembers(
  tx: Tx,
  post: number,
  members: readonly (Member & { reason: string | null })[],
): Promise<void> {
  if (members.length === 0) return;
  await tx.run(sql`
    update moment_member m
    set state = n.state, published_at = n.published_at, reached = n.reached, read_at = n.read_at,
        reason = coalesce(n.reason, m.reason)
    from json_to_recordset(${JSON.stringify(members)}::json)
      as n (userid text, state text, published_at timestamptz, reached int, read_at timestamptz, reason text)
    where m.post_id = ${post} and m.userid = n.userid`);
}
