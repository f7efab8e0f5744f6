import { createHash } from 'node:crypto';
import type { Plan } from '@hetang/contract/plan/registry';
import type { CallOutcome, CodeChannel, LiveCode } from '../../channels/port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { platformState } from './platform-state.ts';
import { type DesiredCode, desiredCode } from './rules/desired-code.ts';
import { retryCodeAfterMs } from './rules/retry.ts';
import {
  type CodeRow,
  claimCode,
  nameCodes,
  readDueCodes,
  recordFailure,
  recordLive,
} from './store-codes.ts';

export interface CodesDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: CodeChannel;
}

/** Machine milliseconds that a call and its reading back may take. */
const LEASE_MS = 60_000;

/**
 * Makes the live codes of the platform what the plan says. Cheap when nothing is due, so it may run often; safe in
 * several processes at once. Codes that the plan has dropped stay alive: they may be printed somewhere.
 * @returns how many codes were called for, and how many of these are live now.
 */
export async function syncCodes(deps: CodesDeps, plan: Plan): Promise<{ called: number; live: number }> {
  const { db, clock } = deps;
  const wanted = Object.keys(plan.codes).flatMap((key) => {
    const code = desiredCode(plan, key);
    return code ? [{ key, code, hash: hashOf(code), platformState: platformState(key) }] : [];
  });
  await nameCodes(db, wanted, clock.now());
  const due = new Set(await readDueCodes(db, wanted, clock.now()));
  let called = 0;
  let live = 0;
  for (const { key, code, hash } of wanted.filter((one) => due.has(one.key))) {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS * clock.speed);
    const row = await claimCode(db, { key, hash, now, leaseUntil });
    if (!row) continue; // another process has it
    called += 1;
    if (await callFor(deps, row, { code, hash })) live += 1;
  }
  return { called, live };
}

async function callFor(
  deps: CodesDeps,
  row: CodeRow,
  { code, hash }: { code: DesiredCode; hash: string },
): Promise<boolean> {
  const outcome = await ensure(deps, row, code);
  const now = deps.clock.now();
  if (outcome.kind === 'done') {
    await recordLive(deps.db, { key: row.key, hash, live: outcome.value, now });
    return true;
  }
  const afterMs = outcome.kind === 'refused' ? outcome.afterMs : undefined;
  deps.log.warn({ code: row.key, outcome }, 'live code');
  await recordFailure(deps.db, {
    key: row.key,
    hash,
    // Refused for good, or for now: in both cases the platform has made nothing.
    clear: outcome.kind === 'refused',
    failed: outcome.kind === 'refused' && outcome.retry === 'never',
    error: wordsOf(outcome),
    nextAt: new Date(now.getTime() + retryCodeAfterMs(row.attempts, afterMs) * deps.clock.speed),
    now,
  });
  return false;
}

/** After a call without a clear answer the code may exist: it is looked for before another one is made. */
async function ensure({ port }: CodesDeps, row: CodeRow, code: DesiredCode): Promise<CallOutcome<LiveCode>> {
  let platformId = row.platformId;
  if (platformId === null && row.unclearSince) {
    const found = await port.findCode({ state: row.platformState, since: row.unclearSince });
    if (found.kind !== 'done') return { kind: 'unknown', problem: 'reading back did not succeed' };
    platformId = found.value?.platformId ?? null;
  }
  return port.ensureCode({ ...code, platformId, state: row.platformState });
}

function wordsOf(outcome: Exclude<CallOutcome<unknown>, { kind: 'done' }>): { zh: string; en: string } {
  if (outcome.kind === 'refused') return outcome.say ?? { zh: outcome.reason, en: outcome.reason };
  return {
    zh: `没有收到明确应答(${outcome.problem}),稍后自动核对`,
    en: `No clear answer (${outcome.problem}); it is checked again by itself`,
  };
}

function hashOf(code: DesiredCode): string {
  return createHash('sha256').update(JSON.stringify(code)).digest('base64url').slice(0, 22);
}
