import type { Tx } from '../../kernel/database/database.ts';
import { openPublishTasks } from '../tasks/api.ts';
import type { MomentDeps } from './deps.ts';
import { machineLater } from './later.ts';
import { noticeMembers } from './notice-members.ts';
import { readMembers } from './sql/members.ts';
import { markMade, moveUnmade } from './sql/move-post.ts';
import type { PostRow } from './sql/post-row.ts';

const FOREIGN_MS = 10_000;

/** What waits for its members becomes work for them. */
async function giveToMembers(tx: Tx, deps: MomentDeps, post: PostRow): Promise<void> {
  const now = deps.clock.now();
  const due = Math.min(now.getTime() + deps.settings.confirmDueMs, post.not_after.getTime());
  const waiting = (await readMembers(tx, post.id)).filter(({ state }) => state === 'waiting');
  await openPublishTasks(
    tx,
    {
      momentId: post.id,
      title: `朋友圈待发表:${post.content.title}`,
      staff: waiting.map(({ staff }) => staff),
      dueAt: new Date(due),
    },
    now,
  );
  await noticeMembers(tx, deps, post, 'made');
}

/** The platform has the Moment: its members are told that there is something to publish. */
export async function recordMade(tx: Tx, deps: MomentDeps, post: PostRow, platformId: string): Promise<void> {
  const now = deps.clock.now();
  const { checkEveryMs, checkFloorMs } = deps.settings;
  const first = post.cancel_wanted
    ? now
    : new Date(Math.max(now.getTime() + checkEveryMs, machineLater(deps, checkFloorMs).getTime()));
  if (await markMade(tx, post, { platformId, now, nextCheckAt: first })) {
    if (!post.cancel_wanted) await giveToMembers(tx, deps, post);
    return;
  }
  await moveUnmade(
    tx,
    post,
    {
      state: 'unknown',
      error: 'the platform shows one that is another one of ours',
      nextCheckAt: machineLater(deps, FOREIGN_MS),
    },
    now,
  );
}
