import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Content } from '../../channels/port.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { after, type DispatcherDeps } from '../deps.ts';
import { type Lane, makeChore } from '../lane.ts';
import { type ReachRules, reachOf } from '../reach-of-plan.ts';
import { capUntil } from '../rules/frequency-cap.ts';
import { type GateVerdict, passGate, waitingTurn } from '../rules/gate.ts';
import { groupMessages, type Passed } from '../rules/group.ts';
import { settleIntentions } from '../settle.ts';
import { claimAlone } from '../sql/claim-alone.ts';
import { claimMessages, type DueMessage, isGatherDue } from '../sql/claim-messages.ts';
import { insertMassSends, type NewMassSend } from '../sql/insert-mass-sends.ts';
import { openContents } from '../sql/open-contents.ts';
import { postponeIntentions } from '../sql/postpone-intentions.ts';
import { recentReach } from '../sql/recent-reach.ts';
import { reserveQuota } from '../sql/reserve-quota.ts';
import type { IntentionEnd } from '../sql/settle-intentions.ts';
import { readUnwilling } from '../sql/unwilling.ts';
import { type QuotaWindow, quietByZone, quotaWindow } from '../windows.ts';
import type { Wording } from '../wording.ts';

/** What a message is worth that does not say. */
const COMMON_VALUE = 50;
/** Texts filled in one go. */
const BREATH = 250;

/** A due message with its final words, or why it has none. */
interface Worded {
  due: DueMessage;
  content: Content | null;
  hash: string;
  fault: string | null;
}

interface Judged {
  worded: Worded;
  verdict: GateVerdict;
}

/** Makes mass tasks of waiting messages: gate, quota, groups. Nothing is called here. One process at a time. */
export function gatherLane(deps: DispatcherDeps, wording: Wording): Lane {
  return makeChore('gather', async () => {
    if (!(await isGatherDue(deps.db, deps.clock.now(), deps.settings.gatherMs))) return 0;
    return deps.db.transaction((tx) => gather(tx, deps, wording));
  });
}

async function gather(tx: Tx, deps: DispatcherDeps, wording: Wording): Promise<number> {
  const plan = (await deps.plan(tx))?.plan;
  if (!plan || !(await claimAlone(tx, 'gather'))) return 0;
  const now = deps.clock.now();
  const rules = reachOf(plan, deps.settings);
  const due = await claimMessages(tx, deps.settings.gatherLimit, { now, zoneField: rules.zoneField });
  if (due.length === 0) return 0;
  const worded: Worded[] = [];
  for (const one of due) {
    worded.push(await word(tx, wording, plan, one));
    if (worded.length % BREATH === 0) await setImmediate(); // welcomes go out meanwhile
  }
  const round: Round = { deps, plan, rules, now };
  const judged = await judge(tx, round, byValue(worded, plan));
  const capped = await applyCaps(tx, round, judged);
  const window = quotaWindow(now, rules.quota, plan.meta.timezone);
  const final = await applyQuota(tx, deps, capped, window);
  await writeRefused(tx, deps, final, now);
  await writeGroups(tx, { deps, wording, plan, now, window }, final);
  return due.length;
}

async function word(tx: Tx, wording: Wording, plan: Plan, due: DueMessage): Promise<Worded> {
  const nobody = { due, content: null, hash: '' };
  if (due.contact_id === null || due.target === null) return { ...nobody, fault: 'no-platform-id' };
  if (due.sender === null) return { ...nobody, fault: 'no-sender' };
  if (!plan.staff[due.sender]) return { ...nobody, fault: 'unknown-staff' };
  const content = await wording.write(tx, {
    version: due.plan_version,
    message: due.message,
    contactName: due.contact_name,
    staff: due.sender,
  });
  if ('fault' in content) return { ...nobody, fault: content.fault };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { due, content, hash, fault: null };
}

interface Round {
  deps: DispatcherDeps;
  plan: Plan;
  rules: ReachRules;
  now: Date;
}

/** Where a customer can receive only some, what is worth more goes first; of equal worth, what has waited longer. */
function byValue(worded: readonly Worded[], plan: Plan): Worded[] {
  const worth = ({ due }: Worded): number => plan.messages[due.message ?? '']?.value ?? COMMON_VALUE;
  return worded.toSorted((a, b) => worth(b) - worth(a));
}

async function judge(tx: Tx, round: Round, worded: Worded[]): Promise<Judged[]> {
  const { deps, plan, rules, now } = round;
  const quiet = quietByZone(now, rules.quietHours, plan.meta.timezone);
  const pairs = worded.flatMap(({ due, hash, fault }) =>
    fault === null && due.contact_id !== null ? [{ contactId: due.contact_id, hash }] : [],
  );
  const people = [...new Set(pairs.map((pair) => pair.contactId))];
  const unwilling = await readUnwilling(tx, people, { consentRequired: rules.consentRequired, now });
  const seen = new Set((await openContents(tx, pairs)).map((pair) => `${pair.contactId} ${pair.hash}`));
  return worded.map((one) => {
    const { due } = one;
    const key = `${due.contact_id} ${one.hash}`;
    const verdict = passGate(
      {
        notAfter: endOf(deps, due),
        fault: one.fault,
        friend: due.friend,
        refusedConsent: isOf(unwilling.refused, due) && !rules.service.has(due.message ?? ''),
        suppressed: isOf(unwilling.suppressed, due),
        duplicate: seen.has(key),
      },
      now.getTime(),
      quiet(due.zone),
    );
    if ('go' in verdict) seen.add(key);
    return { worded: one, verdict };
  });
}

function isOf(people: ReadonlySet<number>, { contact_id }: DueMessage): boolean {
  return contact_id !== null && people.has(contact_id);
}

/** Holds back those who have had enough lately; what passes in this round counts for what comes after it. */
async function applyCaps(tx: Tx, { deps, rules, now }: Round, judged: Judged[]): Promise<Judged[]> {
  if (rules.caps.length === 0) return judged;
  const people = judged.flatMap(({ worded, verdict }) =>
    'go' in verdict ? (worded.due.contact_id ?? []) : [],
  );
  const recent = await recentReach(tx, [...new Set(people)], {
    since: new Date(now.getTime() - Math.max(...rules.caps.map((cap) => cap.ms))),
    now,
    without: [...rules.service],
  });
  return judged.map((one) => {
    const { due } = one.worded;
    if (!('go' in one.verdict) || due.contact_id === null || rules.service.has(due.message ?? '')) return one;
    const sent = recent.get(due.contact_id) ?? [];
    const until = capUntil(sent, rules.caps, now.getTime());
    if (until !== null)
      return { worded: one.worded, verdict: waitingTurn(endOf(deps, due), until, 'frequency-cap') };
    recent.set(due.contact_id, [...sent, now.getTime()]);
    return one;
  });
}

/** When the message is too late, in milliseconds since 1970. */
function endOf(deps: DispatcherDeps, due: DueMessage): number {
  return (due.not_after ?? after(due.created_at, deps.settings.longestWaitMs)).getTime();
}

/** Reserves reach, what is worth most first; who gets none is turned back. */
async function applyQuota(
  tx: Tx,
  deps: DispatcherDeps,
  judged: Judged[],
  window: QuotaWindow,
): Promise<Judged[]> {
  const wanted = new Map<number, number>();
  for (const { worded, verdict } of judged) {
    const contact = worded.due.contact_id;
    if ('go' in verdict && contact !== null) wanted.set(contact, (wanted.get(contact) ?? 0) + 1);
  }
  const left = await reserveQuota(tx, wanted, window);
  return judged.map((one) => {
    const contact = one.worded.due.contact_id;
    if (!('go' in one.verdict) || contact === null) return one;
    const granted = left.get(contact) ?? 0;
    left.set(contact, granted - 1);
    if (granted > 0) return one;
    return {
      worded: one.worded,
      verdict: waitingTurn(endOf(deps, one.worded.due), window.next.getTime(), 'quota'),
    };
  });
}

async function writeRefused(tx: Tx, deps: DispatcherDeps, judged: Judged[], now: Date): Promise<void> {
  const ends: IntentionEnd[] = [];
  const later = [];
  for (const { worded, verdict } of judged) {
    const { id } = worded.due;
    if ('end' in verdict) ends.push({ id, state: verdict.end, reason: verdict.reason });
    if ('deferUntil' in verdict)
      later.push({
        id,
        state: 'deferred' as const,
        reason: verdict.reason,
        retryAt: new Date(verdict.deferUntil),
      });
  }
  await settleIntentions(tx, ends, { now, metrics: deps.metrics });
  if (later.length > 0) await postponeIntentions(tx, later);
}

interface GroupContext {
  deps: DispatcherDeps;
  wording: Wording;
  plan: Plan;
  now: Date;
  window: QuotaWindow;
}

async function writeGroups(tx: Tx, context: GroupContext, judged: Judged[]): Promise<void> {
  const { deps, wording, plan, now, window } = context;
  const going = new Map(
    judged.filter(({ verdict }) => 'go' in verdict).map(({ worded }) => [worded.due.id, worded]),
  );
  const passed = [...going.values()].map(
    ({ due, hash }): Passed => ({
      id: due.id,
      sender: due.sender ?? '',
      contentHash: hash,
      target: due.target ?? '',
      notAfter: endOf(deps, due),
    }),
  );
  const sends: NewMassSend[] = [];
  for (const group of groupMessages(passed, now.getTime(), deps.settings.massTargets)) {
    const first = going.get(group.members[0]?.id ?? 0);
    if (!first?.content) continue;
    sends.push({
      staff: group.sender,
      sender: plan.staff[group.sender]?.wecom ?? '',
      title: (await wording.nameOf(tx, first.due.plan_version, first.due.message)) ?? '',
      content: first.content,
      hash: group.contentHash,
      notAfter: new Date(group.notAfter),
      members: group.members,
    });
  }
  await insertMassSends(tx, sends, { now, window: window.start });
}
