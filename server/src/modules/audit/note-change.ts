import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Enters a change that leaves no row of its own, as the doing of whoever acts now. What the audited tables hold is
 * entered by itself.
 */
export async function noteChange(
  tx: Tx,
  { object, key, after }: { object: string; key: string | number; after: Record<string, unknown> },
): Promise<void> {
  await tx.run(sql`select audit_say(${object}, ${String(key)}, ${JSON.stringify(after)}::jsonb)`);
}
