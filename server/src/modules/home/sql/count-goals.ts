import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A goal that the database itself can tell. Without a stage: contacts added. The end is not included. */
export interface CountedGoal {
  key: string;
  stage: string | null;
  start: Date;
  end: Date;
}

/** Different people who entered the stage, or were first added, in the time of each goal. */
export async function countGoals(db: Queryable, goals: readonly CountedGoal[]): Promise<Map<string, number>> {
  if (goals.length === 0) return new Map();
  const rows = await db.rows<{ key: string; actual: number }>(sql`
    select g.key, coalesce(s.people, a.people) as actual
    from json_to_recordset(${JSON.stringify(goals)}::json)
      as g (key text, stage text, start timestamptz, "end" timestamptz)
    left join lateral (
      select count(distinct contact_id) as people from stage_change
      where to_stage = g.stage and at >= g.start and at < g."end"
    ) s on g.stage is not null
    left join lateral (
      select count(*) as people from contact where added_at >= g.start and added_at < g."end"
    ) a on g.stage is null`);
  return new Map(rows.map((row) => [row.key, row.actual]));
}
