import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { WeekFacts } from '../rules/health.ts';

interface Row {
  key: string;
  chats: number;
  members: number;
  joined7: number;
  left7: number;
  active_member_days: number;
  member_days: number;
}

export interface CommunityFacts extends WeekFacts {
  chats: number;
}

/**
 * What there is and what has happened in the groups of each community since a moment, customers only. The platform's
 * figures are those of the owners of its groups from `sinceDay` on.
 */
export async function communityFacts(
  db: Queryable,
  { since, sinceDay }: { since: Date; sinceDay: string },
): Promise<Map<string, CommunityFacts>> {
  const rows = await db.rows<Row>(sql`
    with chats as (
      select community_key as key, count(*) filter (where status <> 'dismissed') as chats
      from community_chat where community_key is not null group by 1),
    people as (
      select c.community_key as key,
        count(*) filter (where m.left_at is null) as members,
        count(*) filter (where m.joined_at >= ${since}) as joined7,
        count(*) filter (where m.left_at >= ${since} and m.leave <> 'dismissed') as left7
      from community_chat c join community_chat_member m on m.chat_id = c.chat_id
      where c.community_key is not null and m.kind = 'customer'
      group by 1),
    owners as (
      select distinct community_key as key, owner_userid from community_chat
      where community_key is not null and status <> 'dismissed'),
    figures as (
      select o.key, sum(d.active_members) as active_member_days, sum(d.members) as member_days
      from owners o join community_owner_day d on d.owner_userid = o.owner_userid and d.day >= ${sinceDay}::date
      group by 1)
    select c.key, c.chats, coalesce(p.members, 0) as members, coalesce(p.joined7, 0) as joined7,
      coalesce(p.left7, 0) as left7, coalesce(f.active_member_days, 0) as active_member_days,
      coalesce(f.member_days, 0) as member_days
    from chats c left join people p using (key) left join figures f using (key)`);
  return new Map(
    rows.map(({ key, active_member_days: activeMemberDays, member_days: memberDays, ...rest }) => [
      key,
      { ...rest, activeMemberDays, memberDays },
    ]),
  );
}

export interface CommunityDay {
  day: string;
  joined: number;
  left: number;
  members: number;
  messages: number | null;
  active_members: number | null;
  active_chats: number | null;
}

/** The groups of a community at the end of each of the last `days` days in a time zone, today last. */
export function communityDays(
  db: Queryable,
  key: string,
  { today, days, timezone }: { today: string; days: number; timezone: string },
): Promise<CommunityDay[]> {
  return db.rows<CommunityDay>(sql`
    with day as (
      select (${today}::date - n)::date as day from generate_series(0, ${days - 1}::int) as n),
    mine as (
      select (m.joined_at at time zone ${timezone})::date as came, (m.left_at at time zone ${timezone})::date as went
      from community_chat c join community_chat_member m on m.chat_id = c.chat_id
      where c.community_key = ${key} and m.kind = 'customer'),
    came as (select came as day, count(*) as n from mine group by 1),
    went as (select went as day, count(*) as n from mine where went is not null group by 1),
    figures as (
      select d.day, sum(d.messages) as messages, sum(d.active_members) as active_members,
        sum(d.active_chats) as active_chats
      from community_owner_day d
      where d.owner_userid in (
        select owner_userid from community_chat where community_key = ${key} and status <> 'dismissed')
      group by 1)
    select day.day::text as day, coalesce(came.n, 0) as joined, coalesce(went.n, 0) as left,
      ((select count(*) from mine) - coalesce((select sum(n) from came c where c.day > day.day), 0)
        - coalesce((select sum(n) from went w where w.day <= day.day), 0))::int as members,
      f.messages, f.active_members, f.active_chats
    from day left join came on came.day = day.day left join went on went.day = day.day
      left join figures f on f.day = day.day
    order by day.day`);
}

/** Whether owners of its groups own groups of other communities, or of none, too. */
export async function hasSharedOwners(db: Queryable, key: string): Promise<boolean> {
  const row = await db.one(sql`
    select 1 from community_chat o
    where o.status <> 'dismissed' and o.community_key is distinct from ${key}
      and o.owner_userid in (
        select owner_userid from community_chat where community_key = ${key} and status <> 'dismissed')
    limit 1`);
  return row !== undefined;
}
