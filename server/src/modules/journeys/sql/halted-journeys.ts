import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { JourneyState } from '../../../reaction/reaction.ts';

/** Journeys that somebody has halted, with how; all others are running. Cheap: asked for every batch. */
export async function haltedJourneys(db: Queryable): Promise<ReadonlyMap<string, JourneyState>> {
  const rows = await db.rows<{ journey: string; state: JourneyState }>(sql`
    select journey, state from (
      select distinct on (journey) journey, state from journey_control order by journey, id desc
    ) last where state <> 'running'`);
  return new Map(rows.map((row) => [row.journey, row.state]));
}
