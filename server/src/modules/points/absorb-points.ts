import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { rearmExpiry } from './sql/timers.ts';

/** Points of a contact that was merged belong to the one that goes on: lots, movements, and what is due to end. */
export async function absorbPoints(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`update points_movement set contact_id = ${into} where contact_id = ${from}`);
  await tx.run(sql`update points_lot set contact_id = ${into} where contact_id = ${from}`);
  await rearmExpiry(tx, [from, into]);
}

/**
 * Points of a contact that leaves the one it was merged into: its own lots with what is left in them, and those that its
 * own events and journeys have earned since. What was spent meanwhile stays spent, out of the lots it was taken from.
 */
export async function restorePoints(
  tx: Tx,
  { from, into, merge, authors }: { from: number; into: number; merge: number; authors: readonly number[] },
): Promise<void> {
  await tx.run(sql`
    update points_movement p set contact_id = ${from}
    from contact_merge m
    where m.id = ${merge} and p.contact_id = ${into} and (
      p.id in (select s.id from jsonb_to_recordset(m.snapshot -> 'points') as s (id bigint))
      or p.enrolment_id in (select id from enrolment where contact_id = ${from})
      or exists (select from event x where x.part = p.part and x.seq = p.seq and x.via = any(${authors}::bigint[])
        and x.logged_at >= m.asked_at))`);
  await tx.run(sql`
    update points_lot l set contact_id = ${from} from points_movement p
    where l.contact_id = ${into} and p.id = l.movement_id and p.contact_id = ${from}`);
  await rearmExpiry(tx, [from, into]);
}
