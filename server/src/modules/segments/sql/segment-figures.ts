import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { dayIn } from '../../../kernel/zone.ts';

export interface SegmentFigures {
  id: number;
  state: 'building' | 'ready';
  members: number;
  growth7: number;
  growth30: number;
  since: Date | null;
}

const DAY = 86_400_000;

/** Size and growth of every segment in force, by key; read from what the engine counts, not from the members. */
export async function segmentFigures(
  db: Queryable,
  at: { now: Date; timezone: string },
): Promise<Map<string, SegmentFigures>> {
  const dayBefore = (days: number) => dayIn(new Date(at.now.getTime() - days * DAY), at.timezone);
  const rows = await db.rows<SegmentFigures & { key: string }>(sql`
    select s.key, s.id, s.state, s.built_at as since,
      (select coalesce(sum(z.members), 0)::int from segment_size z where z.segment = s.id) as members,
      coalesce(d.week, 0)::int as growth7, coalesce(d.month, 0)::int as growth30
    from segment s left join (
      select segment, sum(entered - departed) as month,
        sum(entered - departed) filter (where day > ${dayBefore(7)}::date) as week
      from segment_day where day > ${dayBefore(30)}::date group by segment) d on d.segment = s.id
    where s.state <> 'retired'`);
  return new Map(rows.map(({ key, ...figures }) => [key, figures]));
}

export interface SegmentDay {
  day: string;
  entered: number;
  departed: number;
}

/** Entries and exits of a segment by day, from a day on; days without any are left out. */
export async function segmentDays(db: Queryable, id: number, from: string): Promise<SegmentDay[]> {
  return db.rows<SegmentDay>(sql`
    select day, sum(entered)::int as entered, sum(departed)::int as departed from segment_day
    where segment = ${id} and day >= ${from}::date group by day order by day`);
}
