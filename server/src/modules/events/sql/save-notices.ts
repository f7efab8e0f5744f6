import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { EventNotice } from '../rules/notices.ts';

/** Counts the notices of a batch under a day; one statement, nothing when there are none. */
export async function saveNotices(
  tx: Tx,
  notices: readonly EventNotice[],
  { day, now }: { day: string; now: Date },
): Promise<void> {
  if (notices.length === 0) return;
  await tx.run(sql`
    insert into event_notice as n (day, source, name, problem, detail, count, last_at, part, seq, worst)
    select ${day}::date, source, name, problem, detail, count, ${now}, part, seq, worst
    from json_to_recordset(${JSON.stringify(notices)}::json)
      as r (source text, name text, problem text, detail text, count bigint, part smallint, seq bigint, worst int)
    on conflict (day, part, source, name, problem, detail) do update set count = n.count + excluded.count,
      last_at = excluded.last_at, seq = excluded.seq, worst = greatest(n.worst, excluded.worst)`);
}
