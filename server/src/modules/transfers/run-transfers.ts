import type { TransferChannel, TransferPair } from '../../channels/transfers.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { endOf } from './rules/settle-person.ts';
import {
  type Answered,
  claimPeople,
  type OpenTransfer,
  openTransfers,
  putBack,
  readDue,
  recordAnswers,
  recordReading,
  waitingPeople,
} from './sql/people.ts';

export interface TransferDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: TransferChannel;
}

/** Of the platform: customers in one call. */
const AT_ONCE = 100;
/** Machine milliseconds after which a call that nobody answered for is repeated; a repeat changes nothing. */
const STALE_MS = 120_000;
/** Results change when customers refuse or a day has passed. */
const READ_EVERY_MS = 1_800_000;

/** Calls for those who were asked for, and reads what became of those who wait. Safe in several processes at once. */
export async function runTransfers(deps: TransferDeps): Promise<{ called: number; settled: number }> {
  let called = 0;
  for (const transfer of await openTransfers(deps.db)) called += await callAll(deps, transfer);
  let settled = 0;
  for (const transfer of await readDue(deps.db, deps.clock.now())) settled += await readBack(deps, transfer);
  return { called, settled };
}

const pairOf = ({ kind, from_userid, to_userid }: OpenTransfer): TransferPair => ({
  kind,
  from: from_userid,
  to: to_userid,
});

async function callAll(deps: TransferDeps, transfer: OpenTransfer): Promise<number> {
  const { db, clock, port } = deps;
  for (let called = 0; ; ) {
    const now = clock.now();
    const stale = new Date(now.getTime() - STALE_MS * clock.speed);
    const people = await claimPeople(db, { transfer: transfer.id, now, stale, limit: AT_ONCE });
    if (people.length === 0) return called;
    const externalUserids = people.map((one) => one.external_userid);
    const { message } = transfer;
    const outcome = await port.transferCustomers({ ...pairOf(transfer), externalUserids, message });
    called += people.length;
    if (outcome.kind === 'done') {
      const answers = outcome.value.map(
        ({ externalUserid, code, underWay }): Answered => ({
          externalUserid,
          state: code === 0 || underWay ? 'waiting' : 'not-possible',
          code: code === 0 || underWay ? null : code,
        }),
      );
      const readAt = new Date(clock.now().getTime() + READ_EVERY_MS);
      await recordAnswers(db, transfer.id, { answers, now: clock.now(), readAt });
      continue;
    }
    deps.log.warn({ transfer: transfer.id, outcome }, 'transfer of customers');
    // Without an answer they stay as they are, until it is clear that none will come.
    if (outcome.kind === 'unknown') return called;
    if (outcome.retry === 'later') {
      await putBack(db, transfer.id, { externalUserids, error: outcome.say ?? null });
      return called;
    }
    const answers = externalUserids.map(
      (externalUserid): Answered => ({ externalUserid, state: 'not-possible', code: outcome.code }),
    );
    await recordAnswers(db, transfer.id, { answers, now: clock.now(), readAt: null });
  }
}

async function readBack(deps: TransferDeps, transfer: OpenTransfer): Promise<number> {
  const { db, clock, port } = deps;
  const outcome = await port.readTransfers(pairOf(transfer));
  const now = clock.now();
  const readAt = new Date(now.getTime() + READ_EVERY_MS);
  if (outcome.kind !== 'done') {
    deps.log.warn({ transfer: transfer.id, outcome }, 'results of a transfer');
    await recordReading(db, transfer.id, { ends: [], readAt });
    return 0;
  }
  const readings = new Map(outcome.value.map((one) => [one.externalUserid, one]));
  const waiting = await waitingPeople(db, transfer.id);
  const ends = waiting.flatMap(({ external_userid: externalUserid, called_at: calledAt }) => {
    const end = endOf(readings.get(externalUserid), { calledAt, now });
    return end ? [{ externalUserid, ...end }] : [];
  });
  // The log first: told twice is told once, and nobody counts as handed over of whom the log knows nothing.
  const done = ends.filter(({ state }) => state === 'done');
  await port.tellTransferred(
    done.map(({ externalUserid, at }) => ({
      externalUserid,
      at,
      from: transfer.from_userid,
      to: transfer.to_userid,
    })),
  );
  await recordReading(db, transfer.id, { ends, readAt });
  return ends.length;
}
