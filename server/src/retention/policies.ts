import { type Sql, sql } from '../kernel/database/sql.ts';

/** Days that what is done stays; null keeps it for good. */
export interface Keeping {
  callbacks: number;
  calls: number;
  messages: number | null;
}

/** One kind of rows that nothing needs any more after some days. */
export interface Policy {
  name: string;
  /** Null keeps them for good. */
  days(keeping: Keeping): number | null;
  /** Removes at most so many rows that were done before a moment; the oldest first. */
  remove(before: Date, most: number): Sql;
}

/** The platform counts transfers of 90 days; a year and a month is what people look back for. */
const TRANSFER_DAYS = 400;
/** What was published a year ago is still compared with this year's. */
const MOMENT_DAYS = 400;
/** Windows of reach are a month at most, and a late refusal gives a message back to its window. */
const QUOTA_DAYS = 93;
/** What customers write to customer service is for answering them; the log knows that they wrote, not what. */
const SERVICE_DAYS = 90;
/** A week for the undo, and a day so that one begun in time comes to its end. */
const IMPORT_DAYS = 8;
/** A card changes for 72 hours; one that is pressed later is known again by its key. */
const CARD_DAYS = 30;
/** A file that was sent for a plan that was then not applied. */
const UNUSED_FILE_DAYS = 1;

/**
 * What leaves the database by itself. Everything else stays: the log, enrolments and their steps, and what is counted are
 * read by histories, numbers of journeys and `again` (decision 0011).
 */
export const policies: readonly Policy[] = [
  {
    // An import can be taken back for a week; its file and what it gave back are of no use then.
    name: 'import files',
    days: () => IMPORT_DAYS,
    remove: (before, most) => sql`
      delete from import_file where id in (
        select id from import_file where given_at < ${before} order by given_at limit ${most})`,
  },
  {
    name: 'import changes',
    days: () => IMPORT_DAYS,
    remove: (before, most) => sql`
      delete from import_change where (run_id, line) in (
        select run_id, line from import_change where at < ${before} order by at limit ${most})`,
  },
  {
    name: 'import rows',
    days: () => IMPORT_DAYS,
    remove: (before, most) => sql`
      delete from import_row where (run_id, line) in (
        select b.run_id, b.line from import_row b join import_run r on r.id = b.run_id
        where r.created_at < ${before} order by b.run_id limit ${most})`,
  },
  {
    name: 'callbacks',
    days: ({ callbacks }) => callbacks,
    remove: (before, most) => sql`
      delete from inbox where id in (
        select id from inbox where state = 'done' and received_at < ${before} order by received_at limit ${most})`,
  },
  {
    name: 'calls',
    days: ({ calls }) => calls,
    remove: (before, most) => sql`
      delete from webhook_call where id in (
        select id from webhook_call where settled_at < ${before} order by settled_at limit ${most})`,
  },
  {
    name: 'deliveries',
    days: ({ calls }) => calls,
    remove: (before, most) => sql`
      delete from webhook_delivery where id in (
        select id from webhook_delivery
        where state = 'done' and settled_at < ${before} order by settled_at limit ${most})`,
  },
  {
    name: 'messages',
    days: ({ messages }) => messages,
    remove: (before, most) => sql`
      delete from intention where id in (
        select id from intention where settled_at < ${before} order by settled_at limit ${most})`,
  },
  {
    name: 'service-messages',
    days: () => SERVICE_DAYS,
    remove: (before, most) => sql`
      delete from service_message where (account, id) in (
        select account, id from service_message where at < ${before} order by at limit ${most})`,
  },
  {
    name: 'task-cards',
    days: () => CARD_DAYS,
    remove: (before, most) => sql`
      delete from task_card where key in (
        select key from task_card where sent_at < ${before} order by sent_at limit ${most})`,
  },
  {
    // While an alert is open, what its groups were told of it keeps them from being told again.
    name: 'robot-messages',
    days: ({ calls }) => calls,
    remove: (before, most) => sql`
      delete from robot_message where id in (
        select m.id from robot_message m
        where settled_at < ${before} and not exists (
          select from alert a where a.closed_at is null and m.cause = 'alert/' || a.id)
        order by settled_at limit ${most})`,
  },
  {
    name: 'plan-files',
    days: () => UNUSED_FILE_DAYS,
    remove: (before, most) => sql`
      delete from plan_media where sha256 in (
        select sha256 from plan_media m
        where sent_at < ${before} and not exists (select from plan_media_use u where u.sha256 = m.sha256)
        order by sent_at limit ${most})`,
  },
  {
    name: 'transfer-people',
    days: () => TRANSFER_DAYS,
    remove: (before, most) => sql`
      delete from transfer_person where (transfer_id, external_userid) in (
        select transfer_id, external_userid from transfer_person
        where settled_at < ${before} order by settled_at limit ${most})`,
  },
  {
    name: 'transfers',
    days: () => TRANSFER_DAYS,
    remove: (before, most) => sql`
      delete from transfer where id in (
        select id from transfer t where created_at < ${before}
          and not exists (select from transfer_person p where p.transfer_id = t.id)
        order by id limit ${most})`,
  },
  {
    name: 'moments',
    days: () => MOMENT_DAYS,
    remove: (before, most) => sql`
      delete from moment_post where id in (
        select id from moment_post
        where settled_at < ${before} and next_check_at is null order by settled_at limit ${most})`,
  },
  {
    name: 'quota',
    days: () => QUOTA_DAYS,
    remove: (before, most) => sql`
      delete from reach_quota where ctid = any(array(
        select ctid from reach_quota where month < ${before} limit ${most}))`,
  },
];
