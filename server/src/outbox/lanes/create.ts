import type { Tx } from '../../kernel/database/database.ts';
import { claimReady } from '../claim-ready.ts';
import { endUncreated, recordCreated } from '../created.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { type CreateVerdict, createVerdict } from '../rules/create-verdict.ts';
import { hasReadySends } from '../sql/claim-ready-sends.ts';
import type { MassSendRow } from '../sql/mass-send-row.ts';
import { moveUncreated } from '../sql/move-mass-send.ts';

const SLOTS = 4;

type Outcome = CreateVerdict | { kind: 'too-late' } | { kind: 'lease-lost' };

/** Creates mass tasks at the platform. Each is called at most once until it is sure that it does not exist. */
export function createLane(deps: DispatcherDeps): Lane {
  return makeLane<MassSendRow, Outcome>({
    name: 'mass-create',
    slots: SLOTS,
    claim: async (limit) => ((await hasReadySends(deps.db, deps.clock.now())) ? claimReady(deps, limit) : []),
    call: (send) => call(deps, send),
    async record(done) {
      for (const { item, outcome } of done)
        await deps.db.transaction((tx) => record(tx, deps, item, outcome));
    },
  });
}

async function call(deps: DispatcherDeps, send: MassSendRow): Promise<Outcome> {
  const now = deps.clock.now();
  if (now >= send.not_after) return { kind: 'too-late' };
  // Held up since the claim: another process may soon take this for a call that died.
  const held = now.getTime() - send.called_at.getTime();
  if (held > machineMs(deps.clock, deps.settings.leaseMs) / 4) return { kind: 'lease-lost' };
  const outcome = await answerOf(
    () =>
      deps.port.createMassSend({
        sender: send.sender,
        audience: send.audience,
        targets: send.targets,
        content: send.content,
      }),
    deps.settings.callDeadlineMs,
  );
  return createVerdict(outcome, send.attempts);
}

async function record(tx: Tx, deps: DispatcherDeps, send: MassSendRow, outcome: Outcome): Promise<void> {
  const now = deps.clock.now();
  const later = (ms: number) => after(now, machineMs(deps.clock, ms));
  switch (outcome.kind) {
    case 'created':
      return recordCreated(tx, deps, send, outcome);
    case 'failed':
      return endUncreated(tx, deps, send, { state: 'failed', ...outcome });
    case 'too-late':
      return endUncreated(tx, deps, send, { state: 'expired', reason: 'too-late', error: null });
    case 'again':
      await move(tx, send, { state: 'ready', error: outcome.error, nextCheckAt: later(outcome.afterMs) });
      return;
    case 'lease-lost':
      await move(tx, send, { state: 'ready', error: null, nextCheckAt: now });
      return;
    case 'find':
      await move(tx, send, {
        state: 'unknown',
        error: outcome.error,
        nextCheckAt: later(deps.settings.visibilityMs),
      });
  }
}

function move(
  tx: Tx,
  send: MassSendRow,
  to: { state: 'ready' | 'unknown'; error: string | null; nextCheckAt: Date },
) {
  return moveUncreated(tx, send, { ...to, settledAt: null });
}
