import type { TransferChannel } from '../transfers.ts';
import { type TellDeps, tellFacts } from './inbox/tell-facts.ts';
import { graceOf } from './inbox/worker.ts';
import type { Fact } from './rules/tell.ts';
import type { SyncDeps } from './sync/deps.ts';

/** Tells the log what was read back of transfers, in one transaction. */
export function tellTransferred(deps: SyncDeps): TransferChannel['tellTransferred'] {
  return async (moves) => {
    if (moves.length === 0) return;
    const { ingest, chats, clock, db } = deps;
    const telling: TellDeps = {
      ingest,
      chats,
      directory: await deps.directory(),
      now: clock.now(),
      graceMs: graceOf(clock.speed),
    };
    const facts = moves.map((move): Fact => ({ kind: 'transferred', ...move }));
    await db.transaction((tx) => tellFacts(tx, facts, telling));
  };
}
