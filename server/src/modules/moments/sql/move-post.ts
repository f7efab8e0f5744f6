import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { PostRow } from './post-row.ts';

/** Where a Moment goes that the platform has not made yet. */
export interface UnmadeMove {
  state: 'ready' | 'unknown' | 'making' | 'failed' | 'expired' | 'cancelled';
  jobId?: string;
  reason?: string;
  error: string | null;
  nextCheckAt: Date | null;
}

/**
 * Moves a Moment that the platform has not made yet, as long as nobody else has taken it since; with its end those end who
 * were to publish it.
 */
export async function moveUnmade(tx: Tx, post: PostRow, to: UnmadeMove, now: Date): Promise<boolean> {
  const isOver = to.nextCheckAt === null;
  const moved = await tx.run(sql`
    update moment_post
    set state = ${to.state}, job_id = coalesce(${to.jobId ?? null}, job_id), error = ${to.error},
        reason = coalesce(${to.reason ?? null}, reason), next_check_at = ${to.nextCheckAt},
        settled_at = case when ${isOver} then ${now}::timestamptz end
    where id = ${post.id} and attempts = ${post.attempts} and state in ('calling', 'unknown', 'making')`);
  if (moved === 0) return false;
  if (isOver) await endWaiting(tx, post.id, to.state === 'failed' ? 'refused' : to.state);
  return true;
}

/** The platform has the Moment; false when another one of ours is known by that id, or somebody was faster. */
export async function markMade(
  tx: Tx,
  post: PostRow,
  { platformId, now, nextCheckAt }: { platformId: string; now: Date; nextCheckAt: Date },
): Promise<boolean> {
  const moved = await tx.run(sql`
    update moment_post
    set state = 'publishing', platform_id = ${platformId}, made_at = ${now}, error = null, next_check_at = ${nextCheckAt}
    where id = ${post.id} and state in ('calling', 'unknown', 'making')
      and not exists (select from moment_post other where other.platform_id = ${platformId})`);
  return moved > 0;
}

/** Ends those who have not published. */
export async function endWaiting(tx: Tx, post: number, state: string): Promise<void> {
  await tx.run(sql`update moment_member set state = ${state} where post_id = ${post} and state = 'waiting'`);
}
