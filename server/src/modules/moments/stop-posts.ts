import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Stops Moments: what the platform has not been asked for ends here; of the others what is not published yet is stopped at
 * the platform by the work that goes on. What is published stays.
 */
export async function stopPosts(
  tx: Tx,
  ids: readonly number[],
  { reason, by, now }: { reason: string; by: string | null; now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`
    with ended as (
      update moment_post set state = 'cancelled', reason = ${reason}, cancelled_by = ${by}, cancel_wanted = true,
        settled_at = ${now}, next_check_at = null
      where id = any(${ids}::bigint[]) and state in ('planned', 'ready')
      returning id
    )
    update moment_member set state = 'cancelled' where state = 'waiting' and post_id in (select id from ended)`);
  // One whose creation is unclear keeps its time: it must not be looked for too early.
  await tx.run(sql`
    update moment_post set cancel_wanted = true, reason = ${reason}, cancelled_by = ${by},
      next_check_at = case when state = 'publishing' then ${now} else next_check_at end
    where id = any(${ids}::bigint[]) and state in ('calling', 'unknown', 'making', 'publishing')`);
}
