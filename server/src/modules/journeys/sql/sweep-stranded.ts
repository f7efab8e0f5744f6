import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';

/** Somebody under way in a journey whom nothing would ever move on. */
export interface Stranded {
  id: number;
  contact_id: number;
  journey: string;
}

/**
 * Who is under way and has no timer, in journeys that are not paused: everybody who waits has one. One pass over both
 * tables, and no lock: what it finds is looked at again where it is mended.
 */
export async function findStranded(
  db: Queryable,
  { paused, limit }: { paused: readonly string[]; limit: number },
): Promise<Stranded[]> {
  return db.rows(sql`
    select e.id, e.contact_id, e.journey from enrolment e
    where ${isStranded(paused)} order by e.id limit ${limit}`);
}

/** Those of them of whom it still holds. */
export async function stillStranded(
  tx: Tx,
  { ids, paused }: { ids: readonly number[]; paused: readonly string[] },
): Promise<Stranded[]> {
  return tx.rows(sql`
    select e.id, e.contact_id, e.journey from enrolment e
    where e.id = any(${ids}::bigint[]) and ${isStranded(paused)} order by e.id`);
}

function isStranded(paused: readonly string[]): Sql {
  return sql`e.status = 'active' and not e.journey = any(${paused}::text[]) and not exists (
    select from timer t where t.part = e.contact_id % ${PARTS} and t.module = 'journeys' and t.ref = e.id)`;
}

/** Gives stranded people a timer: for when they were to go on, else for now. @returns how many. */
export async function rearmStranded(tx: Tx, ids: readonly number[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  await tx.run(sql`
    update enrolment set due_at = ${now}, waiting = coalesce(waiting, 'entry')
    where id = any(${ids}::bigint[]) and (due_at is null or waiting is null)`);
  return tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select contact_id % ${PARTS}, 'journeys', id, contact_id, due_at
    from enrolment where id = any(${ids}::bigint[]) and status = 'active'
    on conflict (part, module, ref) do nothing`);
}
