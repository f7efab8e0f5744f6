import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface Postponement {
  id: number;
  state: 'pending' | 'deferred' | 'unknown';
  reason: string;
  retryAt: Date;
}

/** Puts intentions back until later; ended ones stay ended. */
export function postponeIntentions(tx: Tx, rows: readonly Postponement[]): Promise<number> {
  return tx.run(sql`
    update intention i set state = r."state", reason = r."reason", retry_at = r."retryAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("id" bigint, "state" text, "reason" text, "retryAt" timestamptz)
    where i.id = r."id" and i.settled_at is null`);
}
