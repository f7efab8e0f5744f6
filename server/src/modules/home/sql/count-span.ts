import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** What the database tells of a stretch of time. */
export interface SpanCounts {
  added: number;
  lost: number;
  sent: number;
}

/** The numbers of stretches of time (their ends not included), in their order, by one statement. */
export function countSpans(
  db: Queryable,
  spans: readonly { start: Date; end: Date }[],
): Promise<SpanCounts[]> {
  return db.rows<SpanCounts>(sql`
    select
      (select count(*) from contact where added_at >= s.start and added_at < s."end") as added,
      (select count(*) from contact where lost_at >= s.start and lost_at < s."end") as lost,
      (select count(*) from intention where settled_at >= s.start and settled_at < s."end"
        and state = 'sent' and kind in ('welcome', 'message')) as sent
    from rows from (json_to_recordset(${JSON.stringify(spans)}::json) as (start timestamptz, "end" timestamptz))
      with ordinality as s (start, "end", nr)
    order by s.nr`);
}
