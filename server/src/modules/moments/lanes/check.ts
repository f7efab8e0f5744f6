import type { MomentJob } from '../../../channels/moments.ts';
import type { CallOutcome } from '../../../channels/port.ts';
import type { Tx } from '../../../kernel/database/database.ts';
import { answerOf, type Lane, makeLane } from '../../../outbox/lane.ts';
import { backoffMs } from '../../../outbox/rules/backoff.ts';
import { type FindVerdict, findVerdict } from '../../../outbox/rules/create-verdict.ts';
import type { MomentDeps } from '../deps.ts';
import { later, machineLater } from '../later.ts';
import { recordMade } from '../record-made.ts';
import { recordWatch } from '../record-watch.ts';
import { claimOpen } from '../sql/claim-posts.ts';
import { likePosts } from '../sql/like-posts.ts';
import { moveUnmade } from '../sql/move-post.ts';
import type { PostRow } from '../sql/post-row.ts';
import { type Reading, watchPost } from '../watch-post.ts';

const SLOTS = 2;
const LOOK_AGAIN_MS = 10_000;
const MAKING_MS = 2_000;
const DAY_MS = 86_400_000;
/** World: an unclear outcome is looked for so long after the Moment has run out. */
const LONGEST_MS = 7 * DAY_MS;

type Seen =
  | { kind: 'found'; verdict: FindVerdict }
  | { kind: 'job'; outcome: CallOutcome<MomentJob> }
  | { kind: 'watched'; reading: Reading | null };

/** Looks at Moments that the platform was asked for: finds unclear ones, waits until they are made, reads what became of them. */
export function checkLane(deps: MomentDeps): Lane {
  const { db, settings } = deps;
  return makeLane<PostRow, Seen>({
    name: 'moment-check',
    slots: SLOTS,
    claim(limit) {
      const stale = Math.max(settings.leaseMs, settings.visibilityMs);
      return claimOpen(db, limit, {
        now: deps.clock.now(),
        staleBefore: machineLater(deps, -stale),
        heldUntil: machineLater(deps, settings.leaseMs),
      });
    },
    call: (post) => look(deps, post),
    async record(done) {
      for (const { item, outcome } of done) await db.transaction((tx) => record(tx, deps, item, outcome));
    },
  });
}

async function look(deps: MomentDeps, post: PostRow): Promise<Seen> {
  const { callDeadlineMs } = deps.settings;
  const { platform_id: platformId, job_id: jobId } = post;
  if (platformId !== null)
    return { kind: 'watched', reading: await watchPost(deps, { ...post, platform_id: platformId }) };
  if (post.state === 'making' && jobId !== null)
    return { kind: 'job', outcome: await answerOf(() => deps.port.readMomentJob(jobId), callDeadlineMs) };
  const { known, underWay } = await likePosts(deps.db, post);
  if (underWay)
    return {
      kind: 'found',
      verdict: { kind: 'look-again', error: 'another one of the same text is being made' },
    };
  const { senders, tags, content, first_called_at: calledAt } = post;
  const outcome = await answerOf(
    () => deps.port.findMoment({ senders, tags, content, calledAt, notAmong: known }),
    callDeadlineMs,
  );
  return { kind: 'found', verdict: findVerdict(outcome, true) };
}

async function record(tx: Tx, deps: MomentDeps, post: PostRow, seen: Seen): Promise<void> {
  if (seen.kind === 'watched') return recordWatch(tx, deps, post, seen.reading);
  if (seen.kind === 'found') return recordFound(tx, deps, post, seen.verdict);
  return recordJob(tx, deps, post, seen.outcome);
}

async function recordFound(tx: Tx, deps: MomentDeps, post: PostRow, verdict: FindVerdict): Promise<void> {
  const now = deps.clock.now();
  if (verdict.kind === 'found') return recordMade(tx, deps, post, verdict.platformId);
  if (verdict.kind === 'look-again') {
    const isHopeless = now >= later(post.not_after, LONGEST_MS);
    const to = isHopeless
      ? ({ state: 'failed', reason: 'outcome-unknown', nextCheckAt: null } as const)
      : ({
          state: 'unknown',
          nextCheckAt: machineLater(deps, Math.max(LOOK_AGAIN_MS, backoffMs(post.attempts))),
        } as const);
    await moveUnmade(tx, post, { ...to, error: verdict.error }, now);
    return;
  }
  // Surely not there.
  if (post.cancel_wanted)
    await moveUnmade(tx, post, { state: 'cancelled', error: null, nextCheckAt: null }, now);
  else if (now >= post.not_after)
    await moveUnmade(tx, post, { state: 'expired', reason: 'too-late', error: null, nextCheckAt: null }, now);
  else await moveUnmade(tx, post, { state: 'ready', error: null, nextCheckAt: now }, now);
}

async function recordJob(
  tx: Tx,
  deps: MomentDeps,
  post: PostRow,
  outcome: CallOutcome<MomentJob>,
): Promise<void> {
  const now = deps.clock.now();
  if (outcome.kind !== 'done') {
    const error = outcome.kind === 'refused' ? `${outcome.code} ${outcome.reason}` : outcome.problem;
    await moveUnmade(
      tx,
      post,
      { state: 'making', error, nextCheckAt: machineLater(deps, LOOK_AGAIN_MS) },
      now,
    );
    return;
  }
  const job = outcome.value;
  switch (job.state) {
    case 'made':
      return recordMade(tx, deps, post, job.platformId);
    case 'making': {
      const age = now.getTime() - post.called_at.getTime();
      const nextCheckAt = machineLater(deps, Math.max(MAKING_MS, Math.min(age / deps.clock.speed, 60_000)));
      await moveUnmade(tx, post, { state: 'making', error: null, nextCheckAt }, now);
      return;
    }
    case 'failed':
      await moveUnmade(
        tx,
        post,
        { state: 'failed', reason: job.reason, error: job.say.zh, nextCheckAt: null },
        now,
      );
      return;
    case 'forgotten':
      await moveUnmade(
        tx,
        post,
        { state: 'unknown', error: 'the platform has forgotten the job', nextCheckAt: now },
        now,
      );
  }
}
