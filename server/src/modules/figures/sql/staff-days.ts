import type { StaffDay } from '../../../channels/staff-figures.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Of these days, those of which nothing is known yet, by userid, in order. */
export async function missingDays(
  db: Queryable,
  userids: readonly string[],
  days: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ userid: string; days: string[] }>(sql`
    select u.userid, array_agg(d.day::text order by d.day) as days
    from unnest(${[...userids]}::text[]) as u (userid)
      cross join unnest(${[...days]}::date[]) as d (day)
    where not exists (select from staff_day s where s.userid = u.userid and s.day = d.day)
    group by u.userid order by u.userid`);
  return new Map(rows.map((row) => [row.userid, row.days]));
}

/** Keeps the days of a member; what is told again replaces what was told before. */
export async function keepStaffDays(
  db: Queryable,
  userid: string,
  days: readonly StaffDay[],
  now: Date,
): Promise<void> {
  if (days.length === 0) return;
  await db.run(sql`
    insert into staff_day (userid, day, applies, contacts, chats, messages, reply_share, reply_minutes, losses, read_at)
    select ${userid}, "day", "applies", "contacts", "chats", "messages", "replyShare", "replyMinutes", "losses", ${now}
    from json_to_recordset(${JSON.stringify(days)}::json)
      as r ("day" date, "applies" int, "contacts" int, "chats" int, "messages" int, "replyShare" float8,
            "replyMinutes" float8, "losses" int)
    on conflict (userid, day) do update
    set applies = excluded.applies, contacts = excluded.contacts, chats = excluded.chats, messages = excluded.messages,
        reply_share = excluded.reply_share, reply_minutes = excluded.reply_minutes, losses = excluded.losses,
        read_at = excluded.read_at`);
}

/** A member's figures over some days. */
export interface StaffSum {
  userid: string;
  days: number;
  applies: number;
  contacts: number;
  chats: number;
  messages: number;
  replyShare: number | null;
  replyMinutes: number | null;
  losses: number;
}

/**
 * Sums by member. Share and minutes are means over the days that have them, each day counting as much as its chats: the
 * platform tells no numbers of answers.
 */
export function sumStaffDays(
  db: Queryable,
  userids: readonly string[],
  { first, last }: { first: string; last: string },
): Promise<StaffSum[]> {
  return db.rows(sql`
    select userid, count(*)::int as days, sum(applies)::int as applies, sum(contacts)::int as contacts,
           sum(chats)::int as chats, sum(messages)::int as messages, sum(losses)::int as losses,
           sum(reply_share * chats) / nullif(sum(chats) filter (where reply_share is not null), 0) as "replyShare",
           sum(reply_minutes * chats) / nullif(sum(chats) filter (where reply_minutes is not null), 0) as "replyMinutes"
    from staff_day
    where userid = any(${[...userids]}::text[]) and day between ${first}::date and ${last}::date
    group by userid`);
}
