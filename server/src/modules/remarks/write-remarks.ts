import type { Plan } from '@hetang/contract/plan/registry';
import type { CallOutcome } from '../../channels/port.ts';
import { planAt } from '../../plan/current.ts';
import type { RemarkDeps } from './deps.ts';
import { isUntouched, remarkOf } from './remark-of-code.ts';
import { claimRemarks, type RemarkEnd, settleRemarks, type WantedRemark } from './sql/work-remarks.ts';

const BATCH = 50;
const AT_ONCE = 4;
const MAX_ATTEMPTS = 8;
const LEASE_MS = 120_000;
const RETRY_MS = 30_000;

/** Writes the remarks that are wanted, each once: what a member has written meanwhile stays. */
export async function writeRemarks(deps: RemarkDeps): Promise<number> {
  const { db, clock } = deps;
  let count = 0;
  for (;;) {
    const now = clock.now();
    const heldUntil = new Date(now.getTime() + LEASE_MS * clock.speed);
    const wanted = await claimRemarks(db, BATCH, { now, heldUntil });
    if (wanted.length === 0) return count;
    const plans = new Map<number, Plan | null>();
    for (const { plan_version: version } of wanted)
      if (!plans.has(version)) plans.set(version, await planAt(db, version));
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE);
      const ends = await Promise.all(
        some.map((one) => writeOne(deps, one, plans.get(one.plan_version) ?? null)),
      );
      await settleRemarks(db, ends, clock.now());
    }
    count += wanted.length;
  }
}

async function writeOne(
  { port, clock }: RemarkDeps,
  wanted: WantedRemark,
  plan: Plan | null,
): Promise<RemarkEnd> {
  const { external_userid: externalUserid, staff, code } = wanted;
  const key = { external_userid: externalUserid, staff };
  const member = plan?.staff[staff];
  const template = plan?.codes[code]?.['contact-remark'];
  if (!member || template === undefined)
    return { ...key, state: 'failed', remark: null, reason: 'not-in-plan', retryAt: null };
  const later = { clock, attempts: wanted.attempts, key };
  const seen = await port.readNotes(externalUserid);
  if (seen.kind !== 'done') return trouble(seen, later);
  const notes = seen.value.notes.get(member.wecom);
  if (!notes) return { ...key, state: 'failed', remark: null, reason: 'not-a-friend', retryAt: null };
  const made = remarkOf(template, { contact: seen.value.name, staff: member.name });
  if ('fault' in made) return { ...key, state: 'failed', remark: null, reason: made.fault, retryAt: null };
  const { remark } = made;
  if (notes.remark === remark) return { ...key, state: 'written', remark, reason: null, retryAt: null };
  if (!isUntouched(notes.remark, seen.value.name))
    return { ...key, state: 'kept', remark: notes.remark, reason: null, retryAt: null };
  const outcome = await port.setNotes({ userid: member.wecom, externalUserid, set: { remark } });
  if (outcome.kind !== 'done') return trouble(outcome, later);
  return { ...key, state: 'written', remark, reason: null, retryAt: null };
}

/** No answer, or a refusal that may pass: it is tried again, with growing pauses. */
function trouble(
  outcome: Exclude<CallOutcome<unknown>, { kind: 'done' }>,
  {
    clock,
    attempts,
    key,
  }: Pick<RemarkDeps, 'clock'> & {
    attempts: number;
    key: Pick<RemarkEnd, 'external_userid' | 'staff'>;
  },
): RemarkEnd {
  const refused = outcome.kind === 'refused';
  const reason = refused ? `platform-${outcome.code}: ${outcome.reason}` : 'outcome-unknown';
  const isOver = (refused && outcome.retry === 'never') || attempts >= MAX_ATTEMPTS;
  if (isOver) return { ...key, state: 'failed', remark: null, reason, retryAt: null };
  const pause = Math.max(RETRY_MS * 2 ** (attempts - 1), refused ? (outcome.afterMs ?? 0) : 0);
  const retryAt = new Date(clock.now().getTime() + pause * clock.speed);
  return { ...key, state: 'wanted', remark: null, reason, retryAt };
}
