import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { ActsDeps } from './deps.ts';
import { workPiece } from './run-act.ts';
import { workUndo } from './undo-act.ts';

/** Goes on with every act that is under way, piece by piece; begun anew after a crash it goes on where it stopped. */
export async function workActs(deps: Pick<ActsDeps, 'db' | 'clock'>): Promise<void> {
  const open = await deps.db.rows<{ id: number }>(sql`
    select id from bulk_act
    where (started_at is not null and ended_at is null and error is null and undo_started_at is null)
      or (undo_started_at is not null and undo_ended_at is null)
    order by id`);
  for (const { id } of open) {
    await workThrough(deps, id);
    while (await workUndo(deps, id));
  }
}

/** What cannot go on, as the journey was halted meanwhile, says so and stops; what was done by then is done. */
async function workThrough(deps: Pick<ActsDeps, 'db' | 'clock'>, id: number): Promise<void> {
  try {
    while (await workPiece(deps, id));
  } catch (error) {
    if (!(error instanceof HetangError)) throw error;
    await deps.db.run(
      sql`update bulk_act set error = ${error.code}, ended_at = ${deps.clock.now()} where id = ${id}`,
    );
  }
}
