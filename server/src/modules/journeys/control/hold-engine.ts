import { ENGINE } from '../../../engine/names.ts';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Holds every part of the engine until the commit, so that nobody moves while many are moved at once. */
export async function holdEngine(tx: Tx): Promise<void> {
  await tx.run(sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`);
}
