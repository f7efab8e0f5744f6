import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';

/**
 * Gives entries back to a contact that leaves the one it was merged into: those that were its own, and those that its own
 * events have begun since. What ended only because both were under way goes on where it stood, unless the same journey
 * has been entered again.
 */
export async function restoreEnrolments(
  tx: Tx,
  { from, into, merge, authors }: { from: number; into: number; merge: number; authors: readonly number[] },
): Promise<void> {
  // All of one contact now, so no two numbers meet while some of them go.
  await tx.run(sql`update enrolment set entry = -entry where contact_id = ${into}`);
  await tx.run(sql`
    update enrolment e set contact_id = ${from}
    from contact_merge m, jsonb_to_recordset(m.snapshot -> 'enrolments') as s (id bigint)
    where m.id = ${merge} and e.id = s.id and e.contact_id = ${into}`);
  await tx.run(sql`
    update enrolment e set contact_id = ${from}
    from contact_merge m, event x
    where e.contact_id = ${into} and m.id = ${merge} and e.started_at >= m.asked_at
      and x.part = ${partOf(into)} and x.seq = (e.trigger ->> 'seq')::bigint
      and x.via = any(${authors}::bigint[]) and not exists (
        select from jsonb_to_recordset(m.into_before -> 'enrolments') as b (id bigint) where b.id = e.id)`);
  await tx.run(sql`
    update enrolment e set status = 'active', waiting = s.waiting, due_at = s.due_at, ended_at = null, end_reason = null
    from contact_merge m, jsonb_to_recordset(m.snapshot -> 'enrolments')
      as s (id bigint, status text, waiting text, due_at timestamptz)
    where m.id = ${merge} and e.id = s.id and s.status = 'active' and e.end_reason = 'merged' and not exists (
      select from enrolment o where o.contact_id = ${from} and o.journey = e.journey
        and o.entry_key = e.entry_key and o.status = 'active')`);
  // An entry under way is the last of its journey and key.
  await tx.run(sql`
    update enrolment e set entry = r.entry
    from (select id, row_number() over (
        partition by contact_id, journey, entry_key order by status = 'active', entry desc) as entry
      from enrolment where contact_id = any(${[from, into]}::bigint[]) and entry < 0) r
    where e.id = r.id`);
  await tx.run(sql`
    delete from timer t using enrolment e
    where t.part = ${partOf(into)} and t.module = 'journeys' and t.ref = e.id and e.contact_id = ${from}`);
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${partOf(from)}::smallint, 'journeys', id, ${from}, due_at from enrolment
    where contact_id = ${from} and status = 'active' and due_at is not null
    on conflict (part, module, ref) do update set contact_id = excluded.contact_id, due_at = excluded.due_at`);
  await tx.run(sql`
    update webhook_call w set contact_id = ${from} from enrolment e
    where w.contact_id = ${into} and w.state = 'pending' and w.enrolment_id = e.id and e.contact_id = ${from}`);
}
