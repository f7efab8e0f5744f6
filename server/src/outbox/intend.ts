import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

/** NOTIFY channel that wakes the dispatcher. */
export const OUTBOX_CHANNEL = 'hetang_outbox';

export type IntentionKind = 'welcome' | 'message' | 'tag' | 'staff-notice';

/** What a reaction wants done on a channel. The dispatcher decides whether, when and how. 触达意图 */
export interface NewIntention {
  /** The same key again is a repeat and takes no effect. */
  dedupe: string;
  kind: IntentionKind;
  contactId: number | null;
  /** Staff key of the plan: on whose behalf. */
  staff: string | null;
  /** Message key of the plan; for `welcome` and `message`. */
  message: string | null;
  /** The plan version whose wording holds. */
  planVersion: number;
  /**
   * By kind. `welcome`: `{ welcome_code }`. `tag`: `{ add: ['group/value'], remove: [] }`.
   * `staff-notice`: `{ title, text, url? }`.
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

function insert(rows: readonly NewIntention[], now: Date) {
  return sql`
    insert into intention (dedupe, kind, contact_id, staff, message, plan_version, params, journey,
                           enrolment_id, not_before, not_after, created_at)
    select r."dedupe", r."kind", r."contactId", r."staff", r."message", r."planVersion", r."params", r."journey",
           r."enrolmentId", r."notBefore", r."notAfter", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("dedupe" text, "kind" text, "contactId" bigint, "staff" text, "message" text, "planVersion" int,
            "params" jsonb, "journey" text, "enrolmentId" bigint, "notBefore" timestamptz, "notAfter" timestamptz)
    on conflict (dedupe) do nothing`;
}

/** Asks the dispatcher to call off a mass task that its sender has not confirmed. */
export async function askToCancel(tx: Tx, massSendId: number, now: Date): Promise<void> {
  await tx.run(
    sql`update mass_send set cancel_wanted = true, next_check_at = ${now} where id = ${massSendId}`,
  );
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
