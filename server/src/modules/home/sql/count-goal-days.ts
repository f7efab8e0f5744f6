import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { DayValue } from '../rules/forecast.ts';
import type { CountedGoal } from './count-goals.ts';

/**
 * What each calendar day of a zone added to the goals that the database can tell, up to `now`; days that added
 * nothing are left out. The days of a goal add up to what `countGoals` says of it.
 */
export async function countGoalDays(
  db: Queryable,
  goals: readonly CountedGoal[],
  { zone, now }: { zone: string; now: Date },
): Promise<Map<string, DayValue[]>> {
  if (goals.length === 0) return new Map();
  const rows = await db.rows<{ key: string } & DayValue>(sql`
    select g.key, to_char(p.at at time zone ${zone}, 'YYYY-MM-DD') as day, count(*) as value
    from json_to_recordset(${JSON.stringify(goals)}::json)
      as g (key text, stage text, start timestamptz, "end" timestamptz)
    cross join lateral (
      select min(at) as at from stage_change
      where g.stage is not null and to_stage = g.stage and at >= g.start and at < g."end" and at <= ${now}
      group by contact_id
      union all
      select added_at from contact
      where g.stage is null and added_at >= g.start and added_at < g."end" and added_at <= ${now}
    ) p
    group by 1, 2 order by 1, 2`);
  const days = new Map<string, DayValue[]>(goals.map(({ key }) => [key, []]));
  for (const { key, day, value } of rows) days.get(key)?.push({ day, value });
  return days;
}
