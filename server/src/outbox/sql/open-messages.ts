import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { IntentionEnd } from './settle-intentions.ts';

/** Messages of these enrolments that nobody has begun to send, as ends; what the dispatcher holds now is left to it. */
export function openMessages(
  tx: Tx,
  cut: readonly { enrolmentId: number; reason: string }[],
): Promise<IntentionEnd[]> {
  return tx.rows(sql`
    select i.id, 'cancelled' as state, c.reason
    from unnest(${cut.map((one) => one.enrolmentId)}::bigint[], ${cut.map((one) => one.reason)}::text[])
      as c (enrolment_id, reason)
    join intention i on i.enrolment_id = c.enrolment_id
    where i.kind in ('message', 'service-message') and i.state in ('pending', 'deferred')
    order by i.id for update of i skip locked`);
}
