import type { Database } from '../../../kernel/database/database.ts';
import { startLoop, type Worker } from '../../../kernel/log/worker.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { ChatKeeper } from '../../chats.ts';
import type { ChannelDirectory } from '../../port.ts';
import { type ClaimedRow, claimRows, releaseClaims } from './claim.ts';
import { INBOX_CHANNEL } from './keep-callback.ts';
import { type LookUpDeps, lookUp } from './look-up.ts';
import { type Ready, settleRows } from './settle.ts';
import { settleChats } from './settle-chats.ts';
import type { Ingest } from './tell-facts.ts';
import { afterError } from './try-again.ts';

export interface InboxDeps extends LookUpDeps {
  db: Database;
  log: Logger;
  directory: () => Promise<ChannelDirectory>;
  ingest: Ingest;
  chats: ChatKeeper;
}

/** Rows in the hands of one process; most of them wait for the platform, the others pass them by. */
const IN_HAND = 256;
const AT_ONCE = 64;
const LEASE_MS = 30_000;
const IDLE_MS = 1_000;
/** Adds younger than this are left to their callback: on the platform's clock, and on the machine's. */
const GRACE_MS = { platform: 600_000, machine: 60_000 };

/** How old an add must be before its callback counts as missing. */
export function graceOf(speed: number): number {
  return Math.max(GRACE_MS.platform, GRACE_MS.machine * speed);
}

/**
 * Works the inbox off until stopped: claims rows, makes their calls side by side, and tells what is ready in
 * common transactions. Runs in as many processes as there are.
 */
export async function startInbox(deps: InboxDeps): Promise<Worker> {
  await releaseClaims(deps.db);
  const inHand = new Map<number, Promise<void>>();
  const settler = makeSettler(deps);
  const take = (row: ClaimedRow): void => {
    if (inHand.has(row.id)) return; // its lease ran out while it was waiting for the platform
    const work = lookUp(row, deps)
      .catch((error: unknown) => afterError(row, error, deps.clock))
      .then(settler.settle)
      .catch((error: unknown) => deps.log.error({ err: error, row: row.id }, 'inbox'))
      .finally(() => inHand.delete(row.id));
    inHand.set(row.id, work);
  };
  const loop = await startLoop(deps.db, {
    channel: INBOX_CHANNEL,
    idleMs: IDLE_MS,
    onError: (error) => deps.log.error({ err: error }, 'inbox'),
    async round() {
      const limit = Math.min(AT_ONCE, IN_HAND - inHand.size);
      if (limit <= 0) {
        await Promise.race(inHand.values());
        return 1;
      }
      const now = deps.clock.now();
      const until = new Date(now.getTime() + LEASE_MS * deps.clock.speed);
      const rows = await claimRows(deps.db, { now, until, limit });
      rows.forEach(take);
      return rows.length;
    },
  });
  return {
    async stop() {
      await loop.stop();
      await Promise.all(inHand.values());
    },
  };
}

/** Settles what is ready together; what becomes ready meanwhile goes with the next transaction. */
function makeSettler(deps: InboxDeps) {
  let waiting: Ready[] = [];
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    try {
      // Rows that are ready in the same turn go together.
      await Promise.resolve();
      while (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        // Groups take their locks in another order than people do.
        await settleBatch(
          batch.filter(({ outcome }) => outcome.kind !== 'chat'),
          deps,
        );
        await settleBatch(
          batch.filter(({ outcome }) => outcome.kind === 'chat'),
          deps,
        );
      }
    } finally {
      running = undefined;
    }
  };
  return {
    settle(ready: Ready): Promise<void> {
      waiting.push(ready);
      running ??= drain();
      return running;
    },
  };
}

async function settleBatch(batch: Ready[], deps: InboxDeps): Promise<void> {
  if (batch.length === 0) return;
  try {
    await settleTogether(batch, deps);
  } catch (error) {
    if (batch.length > 1) {
      // One of them is to blame: alone it fails, the others pass.
      for (const ready of batch) await settleBatch([ready], deps);
      return;
    }
    const [ready] = batch;
    if (!ready) return;
    deps.log.error({ err: error, row: ready.row.id }, 'a callback could not be told');
    await settleTogether([afterError(ready.row, error, deps.clock)], deps);
  }
}

async function settleTogether(batch: Ready[], deps: InboxDeps): Promise<void> {
  const { db, clock, ingest, chats } = deps;
  if (batch.every(({ outcome }) => outcome.kind === 'chat')) {
    await db.transaction((tx) => settleChats(tx, batch, chats));
    return;
  }
  const directory = await deps.directory();
  const telling = { ingest, chats, directory, now: clock.now(), graceMs: graceOf(clock.speed) };
  await db.transaction((tx) => settleRows(tx, batch, telling));
}
