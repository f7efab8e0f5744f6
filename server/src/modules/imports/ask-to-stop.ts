import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Asks an import to stop after the batch under way; what was imported by then stays, and the same file goes on from there.
 * @returns whether it was under way.
 */
export async function askImportToStop(
  { db, clock }: { db: Queryable; clock: Clock },
  id: number,
): Promise<boolean> {
  const now = clock.now();
  const asked = await db.run(sql`
    insert into import_progress (import_id, beat_at, stop_asked_at)
    select id, ${now}, ${now} from import_run where id = ${id} and state = 'running'
    on conflict (import_id) do update set stop_asked_at = coalesce(import_progress.stop_asked_at, excluded.stop_asked_at)`);
  return asked > 0;
}
