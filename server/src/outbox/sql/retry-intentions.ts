import type { Tx } from '../../kernel/database/database.ts';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from '../intend.ts';

/** Nobody knows whether these arrived: saying it again might be saying it twice. */
const UNCLEAR = ['outcome-unknown', 'no-result'];

/** A welcome belongs to the moment of meeting and cannot come later. */
const fitForAnother: Sql = sql`
  i.kind in ('message', 'group-message', 'service-message', 'tag') and i.state in ('failed', 'dropped', 'expired')
  and coalesce(i.reason, '') <> all(${UNCLEAR}::text[])`;

/**
 * Means the same again: one new intention for each that came to nothing, with as much time as it had. Asked twice, it
 * happens once. The row of the contact is held, so that a merge moves what is written here too.
 * @param which a condition on `intention i`
 * @returns how many are meant again.
 */
export async function retryIntentions(tx: Tx, which: Sql, now: Date): Promise<number> {
  const count = await tx.run(sql`
    with meant as materialized (
      select i.id from intention i where ${which} and ${fitForAnother}
    ),
    there as materialized (
      select c.id from contact c
      where c.id in (select i.contact_id from intention i join meant using (id)) order by c.id for key share
    )
    insert into intention (dedupe, kind, contact_id, staff, message, plan_version, params, journey, enrolment_id,
                           chat_id, worth, sender_rule, not_before, not_after, created_at)
    select 'retry:' || i.id, i.kind, i.contact_id, i.staff, i.message, i.plan_version, i.params, i.journey,
           i.enrolment_id, i.chat_id, i.worth, i.sender_rule, ${now}, ${now}::timestamptz + (i.not_after - i.not_before), ${now}
    from intention i join meant using (id)
    where i.contact_id is null or i.contact_id in (select id from there) order by i.id
    on conflict (dedupe) do nothing`);
  if (count > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return count;
}
