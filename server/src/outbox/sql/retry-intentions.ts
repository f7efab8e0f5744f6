import type { Tx } from '../../kernel/database/database.ts';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from '../intend.ts';

/** Nobody knows whether these arrived: saying it again might be saying it twice. */
const UNCLEAR = ['outcome-unknown', 'no-result'];

/** A welcome belongs to the moment of meeting and cannot come later. */
const fitForAnother: Sql = sql`
  i.kind in ('message', 'group-message', 'tag') and i.state in ('failed', 'dropped', 'expired')
  and coalesce(i.reason, '') <> all(${UNCLEAR}::text[])`;

/**
 * Means the same again: one new intention for each that came to nothing, with as much time as it had. Asked twice, it
 * happens once.
 * @param which a condition on `intention i`
 * @returns how many are meant again.
 */
export async function retryIntentions(tx: Tx, which: Sql, now: Date): Promise<number> {
  const count = await tx.run(sql`
    insert into intention (dedupe, kind, contact_id, staff, message, plan_version, params, journey, enrolment_id,
                           chat_id, worth, sender_rule, not_before, not_after, created_at)
    select 'retry:' || i.id, i.kind, i.contact_id, i.staff, i.message, i.plan_version, i.params, i.journey,
           i.enrolment_id, i.chat_id, i.worth, i.sender_rule, ${now}, ${now}::timestamptz + (i.not_after - i.not_before), ${now}
    from intention i where ${which} and ${fitForAnother} order by i.id
    on conflict (dedupe) do nothing`);
  if (count > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return count;
}
