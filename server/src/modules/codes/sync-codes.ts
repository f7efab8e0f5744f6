import type { Plan } from '@hetang/contract/plan/registry';
import type { LinkChannel } from '../../channels/links.ts';
import type { CallOutcome, CodeChannel, LiveCode } from '../../channels/port.ts';
import { type CodeWish, callForDue } from './call-for-due.ts';
import { codeHash, groupsHash } from './code-hash.ts';
import type { CodesDeps } from './deps.ts';
import { noteChange } from './note-change.ts';
import { platformState } from './platform-state.ts';
import { readGroupFacts } from './read-group-facts.ts';
import { readStaffFacts } from './read-staff-facts.ts';
import { type DesiredCode, type Duty, desiredCode } from './rules/desired-code.ts';
import { type DesiredGroups, desiredGroups } from './rules/desired-groups.ts';
import { type CodeRow, noteGroups } from './store-codes.ts';

/**
 * Makes the live codes of the platform what plan, staff, groups and hour want: one update for each code that changes.
 * Cheap when nothing is due, so it may run often; safe in several processes at once. Codes that the plan has dropped
 * stay alive: they may be printed somewhere.
 * @returns how many codes were called for, and how many of these are live now.
 */
export async function syncCodes(deps: CodesDeps, plan: Plan): Promise<{ called: number; live: number }> {
  const { db, clock } = deps;
  const now = clock.now();
  const known = { facts: await readStaffFacts(db, plan, now), now };
  const groups = await readGroupFacts(db, plan);
  const wishes = Object.keys(plan.codes).flatMap((key) => {
    const staff = desiredCode(plan, key, known);
    if (staff) return [staffWish(deps, key, staff)];
    const behind = desiredGroups(plan, key, groups(key));
    return behind ? [groupWish(deps, key, behind)] : [];
  });
  return callForDue(deps, wishes);
}

function staffWish(
  { port }: CodesDeps,
  key: string,
  { code, duty }: { code: DesiredCode; duty: Duty },
): CodeWish {
  return {
    key,
    hash: codeHash(code),
    platformState: platformState(key),
    isLink: code.isLink === true,
    ensure: (row) => ensureStaffCode(port, row, code),
    onLive: (tx, at) => noteChange(tx, key, { duty, skipVerify: code.skipVerify, at }),
  };
}

function groupWish({ port }: CodesDeps, key: string, behind: DesiredGroups): CodeWish {
  return {
    key,
    hash: groupsHash(behind),
    platformState: platformState(key),
    isLink: false,
    ensure: ({ platformId, qrUrl, platformState: state }) =>
      port.ensureJoinWay({ ...behind, platformId, qrUrl, state }),
    onLive: (tx) => noteGroups(tx, key, behind.chatIds),
  };
}

/** After a call without a clear answer the code may exist: it is looked for before another one is made. */
async function ensureStaffCode(
  port: CodeChannel & LinkChannel,
  row: CodeRow,
  code: DesiredCode,
): Promise<CallOutcome<LiveCode>> {
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
