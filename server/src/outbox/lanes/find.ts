import type { Tx } from '../../kernel/database/database.ts';
import { endUncreated, recordCreated } from '../created.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { backoffMs } from '../rules/backoff.ts';
import { type FindVerdict, findVerdict } from '../rules/create-verdict.ts';
import { claimUnclearSends } from '../sql/claim-unclear-sends.ts';
import { likeTasks } from '../sql/like-tasks.ts';
import type { MassSendRow } from '../sql/mass-send-row.ts';
import { moveUncreated } from '../sql/move-mass-send.ts';

const SLOTS = 2;
const LOOK_AGAIN_MS = 30_000;

/** Finds out whether a mass task exists whose creation got no clear answer, or whose process died. */
export function findLane(deps: DispatcherDeps): Lane {
  const { db, clock, settings } = deps;
  return makeLane<MassSendRow, FindVerdict>({
    name: 'mass-find',
    slots: SLOTS,
    claim(limit) {
      const now = clock.now();
      const lease = machineMs(clock, settings.leaseMs);
      const stale = Math.max(lease, machineMs(clock, settings.visibilityMs));
      return claimUnclearSends(db, limit, {
        now,
        staleBefore: after(now, -stale),
        heldUntil: after(now, lease),
      });
    },
    call: (send) => call(deps, send),
    async record(done) {
      for (const { item, outcome } of done) await db.transaction((tx) => record(tx, deps, item, outcome));
    },
  });
}

async function call(deps: DispatcherDeps, send: MassSendRow): Promise<FindVerdict> {
  const notAmong = await likeTasks(deps.db, send.id);
  const outcome = await answerOf(
    () =>
      deps.port.findMassSend({
        sender: send.sender,
        audience: send.audience,
        targets: send.targets,
        content: send.content,
        calledAt: send.first_called_at,
        notAmong,
      }),
    deps.settings.callDeadlineMs,
  );
  const found = outcome.kind === 'done' ? outcome.value : null;
  return findVerdict(outcome, !found || !notAmong.includes(found.platformId));
}

async function record(tx: Tx, deps: DispatcherDeps, send: MassSendRow, verdict: FindVerdict): Promise<void> {
  const now = deps.clock.now();
  if (verdict.kind === 'found')
    return recordCreated(tx, deps, send, { platformId: verdict.platformId, refusedTargets: [] });
  if (verdict.kind === 'absent') {
    if (now >= send.not_after)
      return endUncreated(tx, deps, send, { state: 'expired', reason: 'too-late', error: null });
    await moveUncreated(tx, send, { state: 'ready', error: null, nextCheckAt: now, settledAt: null });
    return;
  }
  if (now >= after(send.not_after, deps.settings.longestWaitMs))
    return endUncreated(tx, deps, send, {
      state: 'failed',
      reason: 'outcome-unknown',
      error: verdict.error,
    });
  const wait = Math.max(LOOK_AGAIN_MS, backoffMs(send.attempts));
  await moveUncreated(tx, send, {
    state: 'unknown',
    error: verdict.error,
    nextCheckAt: after(now, machineMs(deps.clock, wait)),
    settledAt: null,
  });
}
