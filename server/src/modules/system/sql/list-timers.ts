import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface TimerListRow {
  part: number;
  module: string;
  ref: number;
  contact_id: number;
  contact_name: string | null;
  known: boolean;
  journey: string | null;
  due_at: Date;
  error: string;
}

/** One page of timers that failed, longest due first, and how many there are in all. */
export async function listTimers(
  db: Queryable,
  page: { limit: number; offset: number },
): Promise<{ rows: TimerListRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    db.rows<TimerListRow>(sql`
      select t.part, t.module, t.ref, t.contact_id, c.name as contact_name, c.id is not null as known, n.journey,
        t.due_at, t.error
      from timer t
      left join contact c on c.id = t.contact_id
      left join enrolment n on t.module = 'journeys' and n.id = t.ref
      where t.error is not null
      order by t.due_at, t.part, t.module, t.ref limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from timer where error is not null`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
