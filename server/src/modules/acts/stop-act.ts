import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { stateOf } from './rules/standing.ts';
import { lockAct } from './sql/find-acts.ts';

/** What an act says that somebody has stopped. */
const STOPPED = 'act/stopped';

/**
 * Stops an act that is under way, between two pieces: what was done by then stays, and can be undone.
 * @returns whether it was under way.
 * @throws HetangError `request/not-found`
 */
export async function stopAct(deps: { db: Database; clock: Clock }, id: number): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    if (stateOf(await lockAct(tx, id)) !== 'running') return false;
    await tx.run(
      sql`update bulk_act set error = ${STOPPED}, ended_at = ${deps.clock.now()} where id = ${id}`,
    );
    return true;
  });
}
