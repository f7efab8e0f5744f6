import type { ReachQuota } from '@hetang/contract/http/reach';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

const BUSIEST = 10;

/** A month of calendar days in a zone: `from` is its first day, `to` the first day after it. */
export interface Month {
  from: string;
  to: string;
  timezone: string;
}

/** What was delivered or kept back by the platform, by day. Days on which nothing was are there too. */
export function readDays(db: Queryable, { from, to, timezone }: Month): Promise<ReachQuota['days']> {
  return db.rows(sql`
    with span as (
      select day::date, (day::date)::timestamp at time zone ${timezone} as begins,
             (day::date + 1)::timestamp at time zone ${timezone} as ends
      from generate_series(${from}::date, ${to}::date - 1, interval '1 day') as day
    )
    select to_char(span.day, 'YYYY-MM-DD') as day,
           count(*) filter (where i.kind = 'message' and i.state = 'sent')::int as sent,
           count(distinct i.contact_id) filter (where i.kind = 'message' and i.state = 'sent')::int as people,
           count(*) filter (where i.reason = 'platform-cap')::int as capped,
           count(*) filter (where i.kind = 'group-message' and i.state = 'sent')::int as groups
    from span left join intention i on i.settled_at >= span.begins and i.settled_at < span.ends
      and i.kind in ('message', 'group-message')
    group by span.day order by span.day`);
}

/** The ledger of customers, window by window of the month. */
export function readWindows(
  db: Queryable,
  { from, to }: Month,
): Promise<{ start: string; used: number; reserved: number; people: number; full: number }[]> {
  return db.rows(sql`
    select to_char(month, 'YYYY-MM-DD') as start, sum(spent)::int as used, sum(reserved)::int as reserved,
           count(*)::int as people, count(*) filter (where spent + reserved >= allowed)::int as full
    from reach_quota where month > ${from}::date - 7 and month < ${to}::date and spent + reserved > 0
    group by month order by month`);
}

/** Customers whom some member of staff can write to. */
export async function countReachable(db: Queryable): Promise<number> {
  const row = await db.one<{ count: number }>(
    sql`select count(distinct contact_id)::int as count from relation where lost_at is null`,
  );
  return row?.count ?? 0;
}

/** The customers who have received most in the month. */
export function readBusiest(db: Queryable, { from, to }: Month): Promise<ReachQuota['busiest']> {
  return db.rows(sql`
    select json_build_object('id', q.contact_id, 'name', c.name) as contact, q.used, q.reserved, q.allowed
    from (select contact_id, sum(spent)::int as used, sum(reserved)::int as reserved, sum(allowed)::int as allowed
          from reach_quota where month >= ${from}::date and month < ${to}::date
          group by contact_id having sum(spent + reserved) > 0
          order by sum(spent) desc, sum(reserved) desc, contact_id limit ${BUSIEST}) q
      left join contact c on c.id = q.contact_id
    order by q.used desc, q.reserved desc, q.contact_id`);
}

/** The groups that have received most in the month; one a day is the most. */
export function readBusiestGroups(db: Queryable, { from, to }: Month): Promise<ReachQuota['busiestGroups']> {
  return db.rows(sql`
    select q.chat_id as chat, coalesce(nullif(g.name, ''), q.chat_id) as name, sum(q.spent)::int as used,
           sum(q.reserved)::int as reserved, ${to}::date - ${from}::date as allowed
    from group_reach_quota q left join community_chat g on g.chat_id = q.chat_id
    where q.month >= ${from}::date and q.month < ${to}::date
    group by q.chat_id, g.name having sum(q.spent + q.reserved) > 0
    order by used desc, reserved desc, chat limit ${BUSIEST}`);
}
