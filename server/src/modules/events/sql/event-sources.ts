import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A sender's clock as it was last written down. */
export interface SourceClock {
  shift_ms: number;
  measured_at: Date;
  correct: boolean;
}

export async function readSourceClock(db: Queryable, source: string): Promise<SourceClock | null> {
  return (
    (await db.one<SourceClock>(sql`
      select shift_ms, measured_at, correct from event_source where source = ${source}`)) ?? null
  );
}

/** @param corrected events whose time was moved by it just now */
export async function saveSourceClock(
  db: Queryable,
  { source, shift, corrected, now }: { source: string; shift: number; corrected: number; now: Date },
): Promise<void> {
  await db.run(sql`
    insert into event_source as s (source, shift_ms, measured_at, corrected)
    values (${source}, ${shift}, ${now}, ${corrected})
    on conflict (source) do update set shift_ms = excluded.shift_ms, measured_at = excluded.measured_at,
      corrected = s.corrected + excluded.corrected`);
}
