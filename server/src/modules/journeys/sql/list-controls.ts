import type { Consequences } from '@hetang/contract/http/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { JourneyState } from '../../../reaction/reaction.ts';

export interface ControlRow {
  id: number;
  journey: string;
  state: JourneyState;
  reason: string;
  by: string;
  at: Date;
  consequences: Consequences;
}

const columns = sql`id, journey, state, reason, set_by as by, at, consequences`;

/** What was done to a journey, newest first. */
export async function listControls(
  db: Queryable,
  journey: string,
  page: { limit: number; offset: number },
): Promise<{ rows: ControlRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    db.rows<ControlRow>(sql`
      select ${columns} from journey_control where journey = ${journey}
      order by id desc limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from journey_control where journey = ${journey}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** What was last done to each journey. */
export async function lastControls(db: Queryable): Promise<Map<string, ControlRow>> {
  const rows = await db.rows<ControlRow>(sql`
    select distinct on (journey) ${columns} from journey_control order by journey, id desc`);
  return new Map(rows.map((row) => [row.journey, row]));
}
