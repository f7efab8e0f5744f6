import type { CallOutcome } from '../../../channels/port.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { answerOf, type Lane, makeLane } from '../../../outbox/lane.ts';
import { reachOf } from '../../../outbox/reach-of-plan.ts';
import { backoffMs } from '../../../outbox/rules/backoff.ts';
import { quietUntil } from '../../../outbox/windows.ts';
import type { MomentDeps } from '../deps.ts';
import { later, machineLater } from '../later.ts';
import { claimReady } from '../sql/claim-posts.ts';
import { moveUnmade, type UnmadeMove } from '../sql/move-post.ts';
import type { PostRow } from '../sql/post-row.ts';

const SLOTS = 2;
/** Machine: a Moment takes the platform about a second. */
const FIRST_LOOK_MS = 2_000;

type Outcome = CallOutcome<{ jobId: string }> | { kind: 'too-late' } | { kind: 'lease-lost' };

/** Creates Moments at the platform. Each is called for at most once until it is sure that it does not exist. */
export function createLane(deps: MomentDeps): Lane {
  return makeLane<PostRow, Outcome>({
    name: 'moment-create',
    slots: SLOTS,
    async claim(limit) {
      const now = deps.clock.now();
      const ready = await deps.db.one(
        sql`select from moment_post where state = 'ready' and next_check_at <= ${now} limit 1`,
      );
      // Each rings at its members: at night they are left alone.
      return ready ? claimReady(deps.db, limit, { now, lateOnly: await isQuietNow(deps) }) : [];
    },
    call: (post) => call(deps, post),
    async record(done) {
      for (const { item, outcome } of done)
        await deps.db.transaction((tx) =>
          moveUnmade(tx, item, moveAfter(deps, item, outcome), deps.clock.now()),
        );
    },
  });
}

async function isQuietNow({ db, clock, plan: planNow, settings }: MomentDeps): Promise<boolean> {
  const plan = (await planNow(db))?.plan;
  if (!plan) return false;
  return quietUntil(clock.now(), reachOf(plan, settings).quietHours, plan.meta.timezone) !== null;
}

async function call(deps: MomentDeps, post: PostRow): Promise<Outcome> {
  const now = deps.clock.now();
  if (now >= post.not_after) return { kind: 'too-late' };
  // Held up since the claim: another process may soon take this for a call that died.
  if (now > machineLater(deps, deps.settings.leaseMs / 4, post.called_at)) return { kind: 'lease-lost' };
  const { senders, tags, content } = post;
  return answerOf(() => deps.port.createMoment({ senders, tags, content }), deps.settings.callDeadlineMs);
}

function moveAfter(deps: MomentDeps, post: PostRow, outcome: Outcome): UnmadeMove {
  const now = deps.clock.now();
  switch (outcome.kind) {
    case 'done':
      return {
        state: 'making',
        jobId: outcome.value.jobId,
        error: null,
        nextCheckAt: machineLater(deps, FIRST_LOOK_MS),
      };
    case 'unknown':
      return {
        state: 'unknown',
        error: outcome.problem,
        nextCheckAt: machineLater(deps, deps.settings.visibilityMs),
      };
    case 'too-late':
      return { state: 'expired', reason: 'too-late', error: null, nextCheckAt: null };
    case 'lease-lost':
      return { state: 'ready', error: null, nextCheckAt: later(now, 0) };
    case 'refused': {
      const error = `${outcome.code} ${outcome.reason}`;
      if (outcome.retry === 'never')
        return { state: 'failed', reason: outcome.reason, error, nextCheckAt: null };
      const waitMs = Math.max(backoffMs(post.attempts), outcome.afterMs ?? 0);
      return { state: 'ready', error, nextCheckAt: machineLater(deps, waitMs) };
    }
  }
}
