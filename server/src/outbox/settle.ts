import type { Tx } from '../kernel/database/database.ts';
import { appendToLog, type LogEntry } from '../kernel/log/append.ts';
import type { Metrics } from '../kernel/telemetry/metrics.ts';
import { after, type DispatcherDeps, machineMs } from './deps.ts';
import type { Verdict } from './rules/settled.ts';
import { bookQuota, type QuotaBooking } from './sql/book-quota.ts';
import { contactLedger, groupLedger } from './sql/ledgers.ts';
import { openMessages } from './sql/open-messages.ts';
import { postponeIntentions } from './sql/postpone-intentions.ts';
import { endIntentions, type IntentionEnd, type SettledIntention } from './sql/settle-intentions.ts';

/**
 * Ends intentions for good, each once: books their reach quota and tells the log (`message.sent`,
 * `message.failed`), in one transaction. Those that had ended before are left alone.
 */
export async function settleIntentions(
  tx: Tx,
  ends: readonly IntentionEnd[],
  options: { now: Date; metrics: Metrics },
): Promise<void> {
  if (ends.length === 0) return;
  const settled = await endMessages(tx, ends, options.now);
  tx.afterCommit(() => {
    for (const { kind, state } of settled) options.metrics.intentionsSettled.inc({ kind, state });
  });
}

/** The same, for those who do not measure. */
export async function endMessages(
  tx: Tx,
  ends: readonly IntentionEnd[],
  now: Date,
): Promise<SettledIntention[]> {
  const settled = await endIntentions(tx, ends, now);
  await bookQuota(tx, contactLedger, bookingsOf(settled, 'contact_id'));
  await bookQuota(tx, groupLedger, bookingsOf(settled, 'chat_id'));
  await appendToLog(tx, settled.flatMap(eventOf), now);
  return settled;
}

/**
 * Takes back messages that have not been given to the channel yet, of enrolments that have ended. A welcome is
 * still due: it belongs to the meeting, not to the journey. The log is told.
 * @returns how many were taken back.
 */
export async function cancelMessages(
  tx: Tx,
  cut: readonly { enrolmentId: number; reason: string }[],
  now: Date,
): Promise<number> {
  if (cut.length === 0) return 0;
  const open = await openMessages(tx, cut);
  if (open.length === 0) return 0;
  return (await endMessages(tx, open, now)).length;
}

/** Writes what became of intentions: the end, or when to try again. */
export async function applyVerdicts(
  tx: Tx,
  verdicts: readonly { id: number; verdict: Verdict }[],
  deps: DispatcherDeps,
): Promise<void> {
  const now = deps.clock.now();
  const ends: IntentionEnd[] = [];
  const later = [];
  for (const { id, verdict } of verdicts) {
    if ('end' in verdict) ends.push({ id, state: verdict.end, reason: verdict.reason });
    else
      later.push({
        id,
        state: verdict.retry,
        reason: verdict.reason.slice(0, 300),
        retryAt: after(now, machineMs(deps.clock, verdict.afterMs)),
      });
  }
  await settleIntentions(tx, ends, { now, metrics: deps.metrics });
  if (later.length > 0) await postponeIntentions(tx, later);
}

function bookingsOf(settled: readonly SettledIntention[], key: 'contact_id' | 'chat_id'): QuotaBooking[] {
  const bookings = new Map<string, QuotaBooking>();
  for (const row of settled) {
    const who = row[key];
    if (row.quota_month === null || who === null) continue;
    const place = `${who} ${row.quota_month}`;
    const booking = bookings.get(place) ?? {
      who,
      window: row.quota_month,
      ended: 0,
      spent: 0,
    };
    booking.ended += 1;
    if (row.state === 'sent') booking.spent += 1;
    bookings.set(place, booking);
  }
  return [...bookings.values()];
}

/** Kinds of which the log is told what became. */
const TOLD: ReadonlySet<string> = new Set(['message', 'welcome', 'service-message']);

function eventOf(row: SettledIntention): LogEntry[] {
  if (row.contact_id === null || !TOLD.has(row.kind)) return [];
  const sent = row.state === 'sent';
  return [
    {
      contactId: row.contact_id,
      name: sent ? 'message.sent' : 'message.failed',
      at: row.settled_at,
      props: {
        message: row.message,
        intention: row.id,
        staff: row.staff,
        ...(sent ? {} : { reason: row.reason, state: row.state }),
      },
      source: 'outbox',
      dedupe: `intention:${row.id}`,
    },
  ];
}
