import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Audience, Content } from '../channels/port.ts';
import type { Tx } from '../kernel/database/database.ts';
import { after, type DispatcherDeps } from './deps.ts';
import type { ReachRules } from './reach-of-plan.ts';
import { type GateVerdict, waitingTurn } from './rules/gate.ts';
import { groupMessages, type Passed } from './rules/group.ts';
import { settleIntentions } from './settle.ts';
import type { DueMessage } from './sql/claim-messages.ts';
import { insertMassSends, type NewMassSend } from './sql/insert-mass-sends.ts';
import type { Ledger } from './sql/ledgers.ts';
import { postponeIntentions } from './sql/postpone-intentions.ts';
import { reserveQuota } from './sql/reserve-quota.ts';
import type { IntentionEnd } from './sql/settle-intentions.ts';
import type { QuotaWindow } from './windows.ts';
import type { Wording } from './wording.ts';

/** What a message is worth that does not say. */
const COMMON_VALUE = 50;
/** Texts filled in one go. */
const BREATH = 250;

/** One round of making mass tasks of waiting messages. */
export interface Round {
  deps: DispatcherDeps;
  wording: Wording;
  plan: Plan;
  rules: ReachRules;
  now: Date;
}

/** A due message with its final words, or why it has none. */
export interface Worded<Due extends DueMessage = DueMessage> {
  due: Due;
  content: Content | null;
  hash: string;
  fault: string | null;
}

export interface Judged {
  worded: Worded;
  verdict: GateVerdict;
}

/**
 * Fills the words of messages. Where only some can be received, what is worth more comes first; of equal worth, what has
 * waited longer.
 */
export async function wordAll<Due extends DueMessage>(
  tx: Tx,
  round: Round,
  dues: readonly Due[],
): Promise<Worded<Due>[]> {
  const worded: Worded<Due>[] = [];
  for (const due of dues) {
    worded.push(await word(tx, round, due));
    if (worded.length % BREATH === 0) await setImmediate(); // welcomes go out meanwhile
  }
  const worth = ({ due }: Worded): number =>
    due.worth ?? round.plan.messages[due.message ?? '']?.value ?? COMMON_VALUE;
  return worded.toSorted((a, b) => worth(b) - worth(a));
}

async function word<Due extends DueMessage>(
  tx: Tx,
  { wording, plan, now }: Round,
  due: Due,
): Promise<Worded<Due>> {
  const nobody = { due, content: null, hash: '' };
  if (due.target === null)
    return { ...nobody, fault: due.chat_id === null ? 'no-platform-id' : 'no-such-group' };
  if (due.sender === null) return { ...nobody, fault: 'no-sender' };
  if (!plan.staff[due.sender]) return { ...nobody, fault: 'unknown-staff' };
  const content = await wording.write(tx, {
    version: due.plan_version,
    message: due.message,
    contactName: due.contact_name,
    staff: due.sender,
    holder: due.contact_id === null ? null : { contact: due.contact_id, now },
  });
  if ('fault' in content) return { ...nobody, fault: content.fault };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { due, content, hash, fault: null };
}

/** Who a message is for: the contact, or the group. Null when the contact is gone. */
export function whoOf({ contact_id, chat_id }: DueMessage): number | string | null {
  return chat_id ?? contact_id;
}

/** When the message is too late, in milliseconds since 1970. */
export function endOf(
  { settings }: DispatcherDeps,
  due: Pick<DueMessage, 'not_after' | 'created_at'>,
): number {
  return (due.not_after ?? after(due.created_at, settings.longestWaitMs)).getTime();
}

/** Reserves reach in the order given; who gets none is turned back. */
export async function applyQuota(
  tx: Tx,
  round: Round,
  judged: readonly Judged[],
  { ledger, window }: { ledger: Ledger; window: QuotaWindow },
): Promise<Judged[]> {
  const wanted = new Map<number | string, number>();
  for (const { worded, verdict } of judged) {
    const who = whoOf(worded.due);
    if ('go' in verdict && who !== null) wanted.set(who, (wanted.get(who) ?? 0) + 1);
  }
  const left = await reserveQuota(tx, ledger, wanted, window);
  return judged.map((one) => {
    const who = whoOf(one.worded.due);
    if (!('go' in one.verdict) || who === null) return one;
    const granted = left.get(who) ?? 0;
    left.set(who, granted - 1);
    if (granted > 0) return one;
    const end = endOf(round.deps, one.worded.due);
    return { worded: one.worded, verdict: waitingTurn(end, window.next.getTime(), 'quota') };
  });
}

/** Writes what was turned back: the end of it, or when it is asked again. */
export async function writeRefused(
  tx: Tx,
  { deps, now }: Pick<Round, 'deps' | 'now'>,
  judged: readonly { worded: { due: { id: number } }; verdict: GateVerdict }[],
): Promise<void> {
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

/** Writes mass tasks for what may go. */
export async function writeGroups(
  tx: Tx,
  { deps, wording, plan, now }: Round,
  judged: readonly Judged[],
  { audience, size, window }: { audience: Audience; size: number; window: QuotaWindow },
): Promise<void> {
  const going = new Map(
    judged.filter(({ verdict }) => 'go' in verdict).map(({ worded }) => [worded.due.id, worded]),
  );
  const passed = [...going.values()].map(
    ({ due, hash }): Passed => ({
      id: due.id,
      sender: due.sender ?? '',
      contentHash: hash,
      target: due.target ?? '',
      broadcastRun: due.broadcast_run,
      notAfter: endOf(deps, due),
    }),
  );
  const sends: NewMassSend[] = [];
  for (const group of groupMessages(passed, now.getTime(), size)) {
    const first = going.get(group.members[0]?.id ?? 0);
    if (!first?.content) continue;
    sends.push({
      staff: group.sender,
      sender: plan.staff[group.sender]?.wecom ?? '',
      title: (await wording.nameOf(tx, first.due.plan_version, first.due.message)) ?? '',
      audience,
      broadcastRun: group.broadcastRun,
      content: first.content,
      hash: group.contentHash,
      notAfter: new Date(group.notAfter),
      members: group.members,
    });
  }
  await insertMassSends(tx, sends, { now, window: window.start });
}
