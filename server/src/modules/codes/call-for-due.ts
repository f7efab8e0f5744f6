import type { CallOutcome, LiveCode } from '../../channels/port.ts';
import type { Tx } from '../../kernel/database/database.ts';
import type { CodesDeps } from './deps.ts';
import { retryCodeAfterMs } from './rules/retry.ts';
import {
  type CodeRow,
  claimCode,
  nameCodes,
  readDueCodes,
  recordFailure,
  recordLive,
} from './store-codes.ts';

/** Machine milliseconds that a call and its reading back may take. */
const LEASE_MS = 60_000;

/** A code as it should be, and how the platform is asked for it. */
export interface CodeWish {
  key: string;
  /** Tells one wish from another. */
  hash: string;
  platformState: string;
  /** What its QR says is its address. */
  isLink: boolean;
  ensure(row: CodeRow): Promise<CallOutcome<LiveCode>>;
  /** In the transaction that notes that the platform has it. */
  onLive(tx: Tx, now: Date): Promise<void>;
}

/** Calls for the codes that are not as wished and may be called for, each by one process at a time. */
export async function callForDue(
  deps: CodesDeps,
  wishes: readonly CodeWish[],
): Promise<{ called: number; live: number }> {
  const { db, clock } = deps;
  const wanted = wishes.map(({ key, hash, platformState }) => ({ key, hash, platformState }));
  await nameCodes(db, wanted, clock.now());
  const due = new Set(await readDueCodes(db, wanted, clock.now()));
  let called = 0;
  let live = 0;
  for (const wish of wishes.filter(({ key }) => due.has(key))) {
    const { key, hash } = wish;
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS * clock.speed);
    const row = await claimCode(db, { key, hash, now, leaseUntil });
    if (!row) continue; // another process has it
    called += 1;
    if (await callFor(deps, row, wish)) live += 1;
  }
  return { called, live };
}

async function callFor(deps: CodesDeps, row: CodeRow, wish: CodeWish): Promise<boolean> {
  const { key } = row;
  const outcome = await wish.ensure(row);
  const now = deps.clock.now();
  if (outcome.kind === 'done') {
    await deps.db.transaction(async (tx) => {
      const { qrUrl } = outcome.value;
      const content = wish.isLink ? qrUrl : null;
      // Without its picture it is there, and asked for again.
      const hash = qrUrl === '' ? '' : wish.hash;
      await recordLive(tx, { key, hash, live: { ...outcome.value, content }, now });
      await wish.onLive(tx, now);
    });
    return true;
  }
  const afterMs = outcome.kind === 'refused' ? outcome.afterMs : undefined;
  deps.log.warn({ code: key, outcome }, 'live code');
  await recordFailure(deps.db, {
    key,
    hash: wish.hash,
    // Refused for good, or for now: in both cases the platform has made nothing.
    clear: outcome.kind === 'refused',
    failed: outcome.kind === 'refused' && outcome.retry === 'never',
    error: wordsOf(outcome),
    nextAt: new Date(now.getTime() + retryCodeAfterMs(row.attempts, afterMs) * deps.clock.speed),
    now,
  });
  return false;
}

function wordsOf(outcome: Exclude<CallOutcome<unknown>, { kind: 'done' }>): { zh: string; en: string } {
  if (outcome.kind === 'refused') return outcome.say ?? { zh: outcome.reason, en: outcome.reason };
  return {
    zh: `没有收到明确应答(${outcome.problem}),稍后自动核对`,
    en: `No clear answer (${outcome.problem}); it is checked again by itself`,
  };
}
