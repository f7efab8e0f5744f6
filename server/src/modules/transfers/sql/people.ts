import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { PersonEnd } from '../rules/settle-person.ts';

export interface OpenTransfer {
  id: number;
  kind: 'on-job' | 'resigned';
  from_userid: string;
  to_userid: string;
  message: string;
}

/** Transfers with somebody who is still to be called for. */
export function openTransfers(db: Queryable): Promise<OpenTransfer[]> {
  return db.rows(sql`
    select id, kind, from_userid, to_userid, message from transfer t
    where exists (select from transfer_person p where p.transfer_id = t.id and p.state in ('asked', 'calling'))
    order by id`);
}

/** Transfers whose results are to be read. */
export function readDue(db: Queryable, now: Date): Promise<OpenTransfer[]> {
  return db.rows(sql`
    select id, kind, from_userid, to_userid, message from transfer where read_at <= ${now} order by read_at`);
}

/** Takes some for a call, those too whose call has been without an answer since `stale`. */
export function claimPeople(
  db: Queryable,
  { transfer, now, stale, limit }: { transfer: number; now: Date; stale: Date; limit: number },
): Promise<{ external_userid: string }[]> {
  return db.rows(sql`
    with due as (
      select external_userid from transfer_person
      where transfer_id = ${transfer} and (state = 'asked' or (state = 'calling' and called_at <= ${stale}))
      order by external_userid limit ${limit} for update skip locked)
    update transfer_person p set state = 'calling', called_at = ${now}
    from due where p.transfer_id = ${transfer} and p.external_userid = due.external_userid
    returning p.external_userid`);
}

export interface Answered {
  externalUserid: string;
  state: 'waiting' | 'not-possible';
  code: number | null;
}

/** What the platform said of each; results are read from `readAt` on. */
export async function recordAnswers(
  db: Queryable,
  transfer: number,
  { answers, now, readAt }: { answers: readonly Answered[]; now: Date; readAt: Date | null },
): Promise<void> {
  await db.run(sql`
    with answered as (
      update transfer_person p
      set state = a."state", code = a."code",
          settled_at = case when a."state" = 'not-possible' then ${now}::timestamptz end
      from json_to_recordset(${JSON.stringify(answers)}::json)
        as a ("externalUserid" text, "state" text, "code" int)
      where p.transfer_id = ${transfer} and p.external_userid = a."externalUserid" and p.state = 'calling')
    update transfer set error = null, read_at = least(read_at, ${readAt}::timestamptz) where id = ${transfer}`);
}

/** The platform would not now: they are called for again. */
export async function putBack(
  db: Queryable,
  transfer: number,
  {
    externalUserids,
    error,
  }: { externalUserids: readonly string[]; error: { zh: string; en: string } | null },
): Promise<void> {
  await db.run(sql`
    with back as (
      update transfer_person set state = 'asked'
      where transfer_id = ${transfer} and external_userid = any(${externalUserids}::text[]) and state = 'calling')
    update transfer set error = ${JSON.stringify(error)}::jsonb where id = ${transfer}`);
}

/** Those whose end is not known. */
export function waitingPeople(
  db: Queryable,
  transfer: number,
): Promise<{ external_userid: string; called_at: Date }[]> {
  return db.rows(sql`
    select external_userid, called_at from transfer_person where transfer_id = ${transfer} and state = 'waiting'`);
}

/** What became of some; the transfer is read again as long as anybody waits. */
export async function recordReading(
  db: Queryable,
  transfer: number,
  { ends, readAt }: { ends: readonly { externalUserid: string; state: PersonEnd; at: Date }[]; readAt: Date },
): Promise<void> {
  await db.run(sql`
    update transfer_person p set state = e."state", settled_at = e."at"
    from json_to_recordset(${JSON.stringify(ends)}::json) as e ("externalUserid" text, "state" text, "at" timestamptz)
    where p.transfer_id = ${transfer} and p.external_userid = e."externalUserid" and p.state = 'waiting'`);
  await db.run(sql`
    update transfer t set read_at = case when exists (
      select from transfer_person p where p.transfer_id = t.id and p.state in ('asked', 'calling', 'waiting'))
      then ${readAt}::timestamptz end
    where id = ${transfer}`);
}
