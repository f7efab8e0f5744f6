import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/**
 * Events of each of the last 24 hours, by when they were taken in. Numbers of a part have no gaps and grow with
 * time, so each bound is found by halving and a count is a difference: some thousand look-ups by key, however
 * long the log is. Senders that commit at the same moment may be a few milliseconds out of order; that many
 * events can fall on the other side of a bound.
 */
export async function countEvents(db: Queryable, now: Date): Promise<System['events']> {
  const bounds = Array.from({ length: HOURS }, (_, i) => new Date(now.getTime() - (HOURS - i) * HOUR_MS));
  const rows = await db.rows<{ at: Date; before: number }>(sql`
    with recursive halving as (
      -- up to lo everything is before the bound, from hi on nothing is
      select b.at, p.part, 0::bigint as lo, p.head + 1 as hi
      from log_part p cross join unnest(${bounds}::timestamptz[]) as b (at)
      union all
      select h.at, h.part,
        case when e.logged_at < h.at then e.seq else h.lo end,
        case when e.logged_at < h.at then h.hi else e.seq end
      from halving h
      -- the limit keeps this a look-up by key for each bound: joined, it would read the whole log each time
      cross join lateral (
        select seq, logged_at from event where part = h.part and seq = (h.lo + h.hi) / 2 limit 1) e
      where h.hi - h.lo > 1
    )
    select at, sum(lo)::bigint as before from halving where hi - lo = 1 group by at order by at`);
  const heads = await db.one<{ total: number }>(sql`select sum(head)::bigint as total from log_part`);
  const total = heads?.total ?? 0;
  return {
    total,
    hours: rows.map(({ at, before }, i) => ({
      from: at.toISOString(),
      count: (rows[i + 1]?.before ?? total) - before,
    })),
  };
}
