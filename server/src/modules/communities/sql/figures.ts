import type { OwnerFigures } from '../../../channels/chats.ts';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Those of the days that no figures are kept of. */
export async function daysWithoutFigures(db: Queryable, days: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ day: string }>(sql`
    select day::text as day from unnest(${days}::date[]) as n (day)
    where not exists (select from community_owner_day d where d.day = n.day)
    order by n.day`);
  return rows.map((row) => row.day);
}

/** Keeps the figures of one day. */
export async function keepFigures(tx: Tx, day: string, figures: readonly OwnerFigures[]): Promise<void> {
  await tx.run(sql`
    insert into community_owner_day (day, owner_userid, new_chats, chats, active_chats, new_members, members,
      active_members, messages)
    select ${day}::date, r."ownerUserid", r."newChats", r."chats", r."activeChats", r."newMembers", r."members",
      r."activeMembers", r."messages"
    from json_to_recordset(${JSON.stringify(figures)}::json)
      as r ("ownerUserid" text, "newChats" int, "chats" int, "activeChats" int, "newMembers" int, "members" int,
            "activeMembers" int, "messages" int)
    on conflict (day, owner_userid) do update
      set new_chats = excluded.new_chats, chats = excluded.chats, active_chats = excluded.active_chats,
          new_members = excluded.new_members, members = excluded.members,
          active_members = excluded.active_members, messages = excluded.messages`);
}
