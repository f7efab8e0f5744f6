import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

/** NOTIFY channel that wakes the dispatcher. */
export const OUTBOX_CHANNEL = 'hetang_outbox';

export type IntentionKind =
  | 'welcome'
  | 'message'
  | 'group-message'
  | 'service-message'
  | 'tag'
  | 'staff-notice';

/** What a reaction wants done on a channel. The dispatcher decides whether, when and how. 触达意图 */
export interface NewIntention {
  /** The same key again is a repeat and takes no effect. */
  dedupe: string;
  kind: IntentionKind;
  contactId: number | null;
  /** The customer group of a `group-message`; its owner sends it. */
  chatId?: string | null;
  /** What it is worth where only some can be received, 0 to 100; else what the message is worth. */
  worth?: number | null;
  /** Staff key of the plan: on whose behalf. */
  staff: string | null;
  /** Message key of the plan; for `welcome`, `message`, `group-message` and `service-message`. */
  message: string | null;
  /** The plan version whose wording holds. */
  planVersion: number;
  /**
   * By kind. `welcome`: `{ welcome_code }`. `tag`: `{ add: ['group/value'], remove: [] }`.
   * `staff-notice`: `{ title, text, url?, task? }`; of one task (its number) alone it is a card with buttons.
   */
  params: Record<string, unknown>;
  journey: string | null;
  enrolmentId: number | null;
  notBefore: Date;
  notAfter: Date | null;
}

/**
 * Writes intentions, once per dedupe key, and wakes the dispatcher when the caller commits.
 * @returns how many were new.
 */
export async function writeIntentions(tx: Tx, rows: readonly NewIntention[], now: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await tx.run(insert(rows, now));
  if (written > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return written;
}

/** From arrays: a journey step for a million people is mostly this statement. */
function insert(rows: readonly NewIntention[], now: Date) {
  const all = <T>(read: (row: NewIntention) => T): T[] => rows.map(read);
  return sql`
    insert into intention (dedupe, kind, contact_id, chat_id, worth, staff, message, plan_version, params, journey,
                           enrolment_id, not_before, not_after, created_at)
    select dedupe, kind, contact, chat, worth, staff, message, version, params::jsonb, journey, enrolment,
           to_timestamp(nb / 1000.0), to_timestamp(na / 1000.0), ${now}
    from unnest(${all((r) => r.dedupe)}::text[], ${all((r) => r.kind)}::text[], ${all((r) => r.contactId)}::bigint[],
      ${all((r) => r.chatId ?? null)}::text[], ${all((r) => r.worth ?? null)}::smallint[],
      ${all((r) => r.staff)}::text[], ${all((r) => r.message)}::text[], ${all((r) => r.planVersion)}::int[],
      ${all((r) => JSON.stringify(r.params))}::text[], ${all((r) => r.journey)}::text[],
      ${all((r) => r.enrolmentId)}::bigint[], ${all((r) => r.notBefore.getTime())}::float8[],
      ${all((r) => r.notAfter?.getTime() ?? null)}::float8[])
      as r (dedupe, kind, contact, chat, worth, staff, message, version, params, journey, enrolment, nb, na)
    on conflict (dedupe) do nothing`;
}

/** Asks the dispatcher to call off a mass task that its sender has not confirmed. */
export async function askToCancel(tx: Tx, massSendId: number, now: Date): Promise<void> {
  await tx.run(
    sql`update mass_send set cancel_wanted = true, next_check_at = ${now} where id = ${massSendId}`,
  );
  await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}

/** Asks the dispatcher to look at once whether a mass task was confirmed. */
export async function askToLook(tx: Tx, massSendId: number, now: Date): Promise<void> {
  await tx.run(sql`
    update mass_send set next_check_at = ${now} where id = ${massSendId} and state = 'awaiting-staff'`);
  await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}

/**
 * Asks the dispatcher to remind the sender of a mass task.
 * @returns false when the platform's limit of three in 24 hours is reached.
 */
export async function askToRemind(tx: Tx, massSendId: number, now: Date): Promise<boolean> {
  const asked = await tx.run(sql`
    update mass_send set remind_wanted = true, next_check_at = ${now}
    where id = ${massSendId}
      and (select count(*) from unnest(reminded) as at where at > ${now}::timestamptz - interval '24 hours') < 3`);
  if (asked > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return asked > 0;
}
