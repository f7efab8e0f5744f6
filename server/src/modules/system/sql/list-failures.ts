import type { Queryable } from '../../../kernel/database/database.ts';
import { join, type Sql, sql } from '../../../kernel/database/sql.ts';

/** A failure with the event behind it. */
export interface FailureListRow {
  consumer: string;
  part: number;
  seq: number;
  name: string;
  at: Date;
  contact_id: number;
  contact_name: string | null;
  known: boolean;
  error: string;
  attempts: number;
  failed_at: Date;
  retry_asked_at: Date | null;
  resolved_at: Date | null;
  dismissed_at: Date | null;
}

export interface FailureFilter {
  consumer?: string | undefined;
  state?: keyof typeof states | undefined;
}

/** One page of failures, newest first, and how many there are in all. */
export async function listFailures(
  db: Queryable,
  filter: FailureFilter,
  page: { limit: number; offset: number },
): Promise<{ rows: FailureListRow[]; total: number }> {
  const where = filterOf(filter);
  const [rows, count] = await Promise.all([
    db.rows<FailureListRow>(sql`
      with page as materialized (
        select f.* from event_failure f where ${where}
        order by f.failed_at desc, f.consumer, f.part, f.seq limit ${page.limit} offset ${page.offset}
      )
      select f.consumer, f.part, f.seq, e.name, e.at, e.contact_id, c.name as contact_name, c.id is not null as known,
        f.error, f.attempts, f.failed_at, f.retry_asked_at, f.resolved_at, f.dismissed_at
      from page f join event e on e.part = f.part and e.seq = f.seq left join contact c on c.id = e.contact_id
      order by f.failed_at desc, f.consumer, f.part, f.seq`),
    db.one<{ total: number }>(sql`select count(*) as total from event_failure f where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

const states = {
  open: sql`f.resolved_at is null and f.dismissed_at is null`,
  resolved: sql`f.resolved_at is not null`,
  dismissed: sql`f.resolved_at is null and f.dismissed_at is not null`,
};

function filterOf({ consumer, state }: FailureFilter): Sql {
  const parts: Sql[] = [];
  if (consumer) parts.push(sql`f.consumer = ${consumer}`);
  if (state) parts.push(states[state]);
  return join(parts, ' and ', 'true');
}
