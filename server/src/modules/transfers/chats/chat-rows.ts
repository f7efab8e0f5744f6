import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { addDays, dayIn, startOfDay } from '../../../kernel/zone.ts';
import { CHATS_A_DAY } from '../rules/chat-problem.ts';

/** Of the platform: groups in one call. */
const AT_ONCE = 100;
/** Where the days of the platform begin. */
const PLATFORM_ZONE = 'Asia/Shanghai';

/** Groups that go to one taker in one way. */
export interface ChatLane {
  kind: 'on-job' | 'resigned';
  to_userid: string;
}

/** Who has groups to take now, those too whose call has been without an answer since `stale`. */
export function dueLanes(db: Queryable, now: Date, stale: Date): Promise<ChatLane[]> {
  return db.rows(sql`
    select distinct kind, to_userid from chat_transfer
    where (state = 'asked' and (not_before is null or not_before <= ${now}))
      or (state = 'calling' and called_at <= ${stale})
    order by to_userid, kind`);
}

/** When the next day of the platform begins. */
export const tomorrowOf = (now: Date): Date =>
  startOfDay(addDays(dayIn(now, PLATFORM_ZONE), 1), PLATFORM_ZONE);

/** How many groups a member may still take today; those that are being called for are taken already. */
export async function roomToday(db: Queryable, userid: string, now: Date): Promise<number> {
  const since = startOfDay(dayIn(now, PLATFORM_ZONE), PLATFORM_ZONE);
  const row = await db.one<{ n: number }>(sql`
    select count(*) as n from chat_transfer
    where to_userid = ${userid} and (state = 'calling' or (state = 'done' and settled_at >= ${since}))`);
  return Math.max(0, CHATS_A_DAY - (row?.n ?? 0));
}

/** Takes some for a call; `room` is for new ones, those without an answer count already. */
export async function claimChats(
  db: Queryable,
  { kind, to_userid }: ChatLane,
  { now, stale, room }: { now: Date; stale: Date; room: number },
): Promise<string[]> {
  const rows = await db.rows<{ chat_id: string }>(sql`
    with stale as (
      select id from chat_transfer
      where to_userid = ${to_userid} and kind = ${kind} and state = 'calling' and called_at <= ${stale}
      order by id limit ${AT_ONCE} for update skip locked),
    fresh as (
      select id from chat_transfer
      where to_userid = ${to_userid} and kind = ${kind} and state = 'asked'
        and (not_before is null or not_before <= ${now})
      order by id limit least(${room}::bigint, ${AT_ONCE} - (select count(*) from stale)) for update skip locked)
    update chat_transfer t set state = 'calling', called_at = ${now}
    where t.id in (select id from stale union all select id from fresh)
    returning t.chat_id`);
  return rows.map((row) => row.chat_id);
}

/** These wait until then. */
export async function putOff(db: Queryable, lane: ChatLane, notBefore: Date): Promise<void> {
  await db.run(sql`
    update chat_transfer set not_before = ${notBefore}
    where to_userid = ${lane.to_userid} and kind = ${lane.kind} and state = 'asked'`);
}

export interface ChatEnd {
  chatId: string;
  state: 'done' | 'not-possible' | 'asked';
  code: number | null;
  notBefore: Date | null;
}

/** What became of groups that were called for. */
export async function settleChats(db: Queryable, ends: readonly ChatEnd[], now: Date): Promise<void> {
  await db.run(sql`
    update chat_transfer t
    set state = e."state", code = e."code", not_before = e."notBefore",
        settled_at = case when e."state" <> 'asked' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(ends)}::json)
      as e ("chatId" text, "state" text, "code" int, "notBefore" timestamptz)
    where t.chat_id = e."chatId" and t.state = 'calling'`);
}
