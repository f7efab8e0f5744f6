import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from './intend.ts';

/**
 * Gives a contact that leaves the one it was merged into what was meant for it, then or by its own journeys since, with
 * the reach it has used. What only the merge had called off is meant again, for as long as it was good for.
 */
export async function restoreIntentions(
  tx: Tx,
  { from, into, merge }: { from: number; into: number; merge: number },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update intention i set contact_id = ${from}
    where i.contact_id = ${into} and (
      i.id in (select s.id from contact_merge m, jsonb_to_recordset(m.snapshot -> 'intentions') as s (id bigint)
               where m.id = ${merge})
      or i.enrolment_id in (select id from enrolment where contact_id = ${from}))`);
  await tx.run(sql`
    with used as (
      select quota_month as month, count(*) filter (where settled_at is null) as reserved,
        count(*) filter (where state = 'sent') as spent
      from intention where contact_id = ${from} and quota_month is not null group by 1
    ),
    taken as (
      update reach_quota q set reserved = greatest(q.reserved - used.reserved, 0),
        spent = greatest(q.spent - used.spent, 0)
      from used where q.contact_id = ${into} and q.month = used.month
      returning q.month, q.allowed, used.reserved, used.spent
    )
    insert into reach_quota (contact_id, month, allowed, reserved, spent)
    select ${from}, month, greatest(allowed, reserved + spent), reserved, spent from taken`);
  const again = await tx.run(sql`
    insert into intention (dedupe, kind, contact_id, staff, message, plan_version, params, journey, enrolment_id,
                           not_before, not_after, created_at)
    select 'split:' || i.id, i.kind, i.contact_id, i.staff, i.message, i.plan_version, i.params, i.journey,
           i.enrolment_id, i.not_before, i.not_after, ${now}
    from intention i join enrolment e on e.id = i.enrolment_id and e.status = 'active'
    where i.contact_id = ${from} and i.state = 'cancelled' and i.reason = 'journey-merged'
      and (i.not_after is null or i.not_after > ${now})
    order by i.id on conflict (dedupe) do nothing`);
  if (again > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}
