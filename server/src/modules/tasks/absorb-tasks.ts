import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Tasks about a contact that was merged are about the one that goes on. */
export async function absorbTasks(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`update task set contact_id = ${into} where contact_id = ${from}`);
}
