import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How many contacts are in a stage now, and how many different ones have ever entered it. */
export interface StageCount {
  now: number;
  entered: number;
}

/** Counts of every stage that anybody is or was in. */
export async function countStages(db: Queryable): Promise<Map<string, StageCount>> {
  const rows = await db.rows<{ stage: string } & StageCount>(sql`
    select stage, coalesce(h.now, 0) as now, coalesce(e.entered, 0) as entered
    from (select stage, count(*) as now from contact where stage is not null group by stage) h
    full join (select to_stage as stage, count(distinct contact_id) as entered from stage_change group by to_stage) e
      using (stage)`);
  return new Map(rows.map(({ stage, now, entered }) => [stage, { now, entered }]));
}
