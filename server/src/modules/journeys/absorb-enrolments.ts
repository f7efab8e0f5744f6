import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';

/** An entry that cannot go on beside one of the same journey and key. */
export interface EndedEntry {
  id: number;
  journey: string;
  /** The task that it waited for; what staff were asked besides stays to be done. */
  taskId: number | null;
}

/**
 * Moves the entries of a contact that was merged. Where both are under way in one journey with one key, the entry of
 * the contact that goes on stays and the other ends. Timers go to the part of the contact that goes on.
 * @returns the entries that ended.
 */
export async function absorbEnrolments(
  tx: Tx,
  { from, into }: { from: number; into: number },
  now: Date,
): Promise<EndedEntry[]> {
  await tx.run(sql`
    delete from timer using enrolment e
    where e.contact_id = ${from} and timer.part = ${partOf(from)} and timer.module = 'journeys' and timer.ref = e.id`);
  const ended = await tx.rows<EndedEntry>(sql`
    with doubles as (
      select e.id, case e.waiting when 'task' then e.task_id end as waited_for
      from enrolment e
      join enrolment b on b.contact_id = ${into} and b.status = 'active' and b.journey = e.journey
        and b.entry_key = e.entry_key
      where e.contact_id = ${from} and e.status = 'active')
    update enrolment e
    set status = 'ended', ended_at = ${now}, end_reason = 'merged', waiting = null, due_at = null
    from doubles d where e.id = d.id
    returning e.id, e.journey, d.waited_for as "taskId"`);
  // An entry under way is the last of its journey and key: what looks for it looks there.
  await tx.run(sql`
    update enrolment b set entry = b.entry + e.entries
    from (select journey, entry_key, count(*) as entries from enrolment where contact_id = ${from} group by 1, 2) e
    where b.contact_id = ${into} and b.status = 'active' and b.journey = e.journey and b.entry_key = e.entry_key`);
  await tx.run(sql`
    update enrolment e set contact_id = ${into}, entry = e.entry + coalesce((
      select max(b.entry) from enrolment b
      where b.contact_id = ${into} and b.status = 'ended' and b.journey = e.journey
        and b.entry_key = e.entry_key), 0)
    where e.contact_id = ${from}`);
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${partOf(into)}::smallint, 'journeys', id, ${into}, due_at from enrolment
    where contact_id = ${into} and status = 'active' and due_at is not null
    on conflict (part, module, ref) do nothing`);
  await tx.run(
    sql`update webhook_call set contact_id = ${into} where contact_id = ${from} and state = 'pending'`,
  );
  return ended;
}
