import { createHash } from 'node:crypto';
import type { Plan } from '@hetang/contract/plan/registry';
import type { LinkChannel } from '../../channels/links.ts';
import type { CallOutcome, CodeChannel, LiveCode } from '../../channels/port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { noteChange } from './note-change.ts';
import { platformState } from './platform-state.ts';
import { readStaffFacts } from './read-staff-facts.ts';
import { type DesiredCode, type Duty, desiredCode } from './rules/desired-code.ts';
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
  port: CodeChannel & LinkChannel;
}

/** Machine milliseconds that a call and its reading back may take. */
const LEASE_MS = 60_000;

interface Wish {
  code: DesiredCode;
  duty: Duty;
  hash: string;
}

/**
 * Makes the live codes of the platform what plan, staff and hour want: one update for each code that changes. Cheap
 * when nothing is due, so it may run often; safe in several processes at once. Codes that the plan has dropped stay
 * alive: they may be printed somewhere.
 * @returns how many codes were called for, and how many of these are live now.
 */
export async function syncCodes(deps: CodesDeps, plan: Plan): Promise<{ called: number; live: number }> {
  const { db, clock } = deps;
  const known = { facts: await readStaffFacts(db, plan, clock.now()), now: clock.now() };
  const wanted = Object.keys(plan.codes).flatMap((key) => {
    const wish = desiredCode(plan, key, known);
    return wish ? [{ key, ...wish, hash: codeHash(wish.code), platformState: platformState(key) }] : [];
  });
  await nameCodes(db, wanted, clock.now());
  const due = new Set(await readDueCodes(db, wanted, clock.now()));
  let called = 0;
  let live = 0;
  for (const { key, code, duty, hash } of wanted.filter((one) => due.has(one.key))) {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS * clock.speed);
    const row = await claimCode(db, { key, hash, now, leaseUntil });
    if (!row) continue; // another process has it
    called += 1;
    if (await callFor(deps, row, { code, duty, hash })) live += 1;
  }
  return { called, live };
}

async function callFor(deps: CodesDeps, row: CodeRow, { code, duty, hash }: Wish): Promise<boolean> {
  const outcome = await ensure(deps, row, code);
  const now = deps.clock.now();
  if (outcome.kind === 'done') {
    await deps.db.transaction(async (tx) => {
      const content = code.isLink ? outcome.value.qrUrl : null;
      await recordLive(tx, { key: row.key, hash, live: { ...outcome.value, content }, now });
      await noteChange(tx, row.key, { duty, skipVerify: code.skipVerify, at: now });
    });
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
  let { platformId, qrUrl } = row;
  if (platformId === null && row.unclearSince) {
    const wanted = { state: row.platformState, since: row.unclearSince };
    const found = await (code.isLink ? port.findLink(wanted) : port.findCode(wanted));
    if (found.kind !== 'done') return { kind: 'unknown', problem: 'reading back did not succeed' };
    platformId = found.value?.platformId ?? null;
    qrUrl = found.value?.qrUrl ?? null;
  }
  const { isLink, ...fields } = code;
  if (isLink) return port.ensureLink({ ...fields, platformId, state: row.platformState });
  return port.ensureCode({ ...fields, platformId, qrUrl, state: row.platformState });
}

function wordsOf(outcome: Exclude<CallOutcome<unknown>, { kind: 'done' }>): { zh: string; en: string } {
  if (outcome.kind === 'refused') return outcome.say ?? { zh: outcome.reason, en: outcome.reason };
  return {
    zh: `没有收到明确应答(${outcome.problem}),稍后自动核对`,
    en: `No clear answer (${outcome.problem}); it is checked again by itself`,
  };
}

/** What tells one wish from another; kept with the code to know whether the platform has it. */
export function codeHash(code: DesiredCode): string {
  return createHash('sha256').update(JSON.stringify(code)).digest('base64url').slice(0, 22);
}
