import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { OpenAlert } from '../rules/words.ts';

/** What the platform takes of one robot in a minute. */
const PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/** Alerts that are open and that a robot was not told of yet. */
export function alertsToTell(db: Queryable): Promise<(OpenAlert & { robot: number; cause: string })[]> {
  return db.rows(sql`
    select r.id as robot, 'alert/' || a.id as cause, a.code, a.level, a.count, a.words
    from alert a join robot r on r.active and (r.alerts = 'warning' or r.alerts = a.level)
    where a.closed_at is null and not exists (
      select from robot_message m where m.robot = r.id and m.cause = 'alert/' || a.id)
    order by a.opened_at, a.id limit 500`);
}

/** Robots whose summary of this day is due and was not written yet. @param minutes of the day, both included. */
export async function summariesToTell(
  db: Queryable,
  cause: string,
  minutes: { from: number; to: number },
): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(sql`
    select r.id from robot r
    where r.active and r.summary_minute between ${minutes.from} and ${minutes.to} and not exists (
      select from robot_message m where m.robot = r.id and m.cause = ${cause})`);
  return rows.map(({ id }) => id);
}

export interface NewMessage {
  robot: number;
  cause: string;
  words: string;
}

/** Writes messages down; one of the same cause stays as it is. */
export async function writeMessages(
  db: Queryable,
  messages: readonly NewMessage[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  await db.run(sql`
    insert into robot_message (robot, cause, words, next_at, created_at)
    select r.robot, r.cause, r.words, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(messages)}::json) as r (robot bigint, cause text, words text)
    on conflict (robot, cause) do nothing`);
}

export interface DueMessage {
  id: number;
  robot: number;
  words: string;
  attempts: number;
  sealed: Buffer;
}

/** Takes messages that are due. What a process took and never settled may have arrived: it is `unclear`. */
export async function claimMessages(db: Database, now: Date, limit: number): Promise<DueMessage[]> {
  await db.run(sql`
    update robot_message set state = 'unclear', settled_at = ${now}
    where state = 'sending' and claimed_at < ${new Date(now.getTime() - MINUTE_MS)}`);
  return db.rows(sql`
    with due as (
      select m.id, r.sealed from robot_message m join robot r on r.id = m.robot
      where m.state = 'pending' and m.next_at <= ${now} and r.active
      order by m.next_at, m.id limit ${limit} for update of m skip locked
    )
    update robot_message m set state = 'sending', attempts = attempts + 1, claimed_at = ${now}
    from due where due.id = m.id returning m.id, m.robot, m.words, m.attempts, due.sealed`);
}

/** Counts one call of a robot, if the platform takes one more now. @returns whether it does. */
export async function takeTurn(db: Queryable, robot: number, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - MINUTE_MS);
  const taken = await db.run(sql`
    update robot_pace set recent = array(select t from unnest(recent) t where t > ${since}) || ${now}::timestamptz
    where robot = ${robot} and cardinality(array(select t from unnest(recent) t where t > ${since})) < ${PER_MINUTE}`);
  return taken === 1;
}

export interface Settled {
  id: number;
  state: 'pending' | 'done' | 'dead' | 'unclear';
  attempts: number;
  code: number | null;
  nextAt: Date;
}

/** Writes what came of messages. */
export async function settleMessages(db: Queryable, settled: readonly Settled[], now: Date): Promise<void> {
  if (settled.length === 0) return;
  await db.run(sql`
    update robot_message m set state = r.state, attempts = r.attempts, code = r.code, next_at = r."nextAt",
      claimed_at = null, settled_at = case when r.state = 'pending' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(settled)}::json)
      as r (id bigint, state text, attempts int, code int, "nextAt" timestamptz)
    where m.id = r.id and m.state = 'sending'`);
}
