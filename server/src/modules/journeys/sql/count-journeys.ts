import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How many people went through a journey, over all its versions. */
export interface JourneyCounts {
  journey: string;
  /** The newest version that somebody runs or ran on. */
  version: number;
  active: number;
  started: number;
  ended: number;
  goal: number;
  left: number;
}

/** Counts of every journey that anybody ever started. */
export async function countJourneys(db: Queryable): Promise<Map<string, JourneyCounts>> {
  const rows = await db.rows<JourneyCounts>(sql`
    select journey, max(version) as version,
      count(*) filter (where status = 'active') as active,
      count(*) as started,
      count(*) filter (where status = 'ended') as ended,
      count(*) filter (where end_reason = 'goal') as goal,
      count(*) filter (where end_reason = 'left') as left
    from enrolment group by journey order by journey`);
  return new Map(rows.map((row) => [row.journey, row]));
}

/** In which version of the plan each journey in force was last changed. */
export async function journeyVersions(db: Queryable): Promise<Map<string, number>> {
  const rows = await db.rows<{ key: string; version: number }>(sql`
    select d.key, d.version
    from definition_current d join plan p on p.key = d.plan and p.running
    where d.kind = 'journeys'`);
  return new Map(rows.map((row) => [row.key, row.version]));
}
