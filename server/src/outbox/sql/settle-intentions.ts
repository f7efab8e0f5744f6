import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { FinalState } from '../rules/settled.ts';

export interface IntentionEnd {
  id: number;
  state: FinalState;
  reason: string | null;
  /** When it happened, if the platform says so. */
  at?: Date | null;
}

export interface SettledIntention {
  id: number;
  kind: string;
  contact_id: number | null;
  chat_id: string | null;
  staff: string | null;
  message: string | null;
  quota_month: string | null;
  state: FinalState;
  reason: string | null;
  settled_at: Date;
}

/** Ends intentions that have not ended yet; answers those that this call has ended. */
export function endIntentions(tx: Tx, ends: readonly IntentionEnd[], now: Date): Promise<SettledIntention[]> {
  return tx.rows(sql`
    with ending as (
      select distinct on ("id") "id", "state", "reason", "at"
      from json_to_recordset(${JSON.stringify(ends)}::json)
        as r ("id" bigint, "state" text, "reason" text, "at" timestamptz)
      order by "id"
    ),
    held as (
      select i.id from intention i join ending using (id) where i.settled_at is null order by i.id for update of i
    )
    update intention i
    set state = e.state, reason = e.reason, settled_at = coalesce(e.at, ${now}), retry_at = null
    from ending e join held using (id)
    where i.id = e.id and i.settled_at is null
    returning i.id, i.kind, i.contact_id, i.chat_id, i.staff, i.message, i.quota_month, i.state, i.reason, i.settled_at`);
}
