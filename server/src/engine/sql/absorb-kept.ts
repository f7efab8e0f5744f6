import type { SequenceDef } from '../../conditions/rules/kept-defs.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { fillEnds } from './fill-sequences.ts';

/** What is kept of the history of two contacts that are one: counts and sums add up, first and last are of both. */
export async function absorbKept(
  tx: Tx,
  { from, into }: { from: number; into: number },
  sequences: readonly SequenceDef[],
): Promise<void> {
  await absorbCounters(tx, { from, into });
  await absorbMeasures(tx, { from, into });
  await tx.run(sql`update contact_occurrence set contact_id = ${into} where contact_id = ${from}`);
  await tx.run(sql`delete from contact_sequence where contact_id in (${from}, ${into})`);
  for (const sequence of sequences) await fillEnds(tx, sequence, [into]);
}

async function absorbCounters(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`
    with gone as (delete from contact_counter where contact_id = ${from} returning counter, count, first_at, last_at)
    insert into contact_counter as c (contact_id, counter, count, first_at, last_at)
    select ${into}, counter, count, first_at, last_at from gone
    on conflict (contact_id, counter) do update set count = c.count + excluded.count,
      first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)`);
  await tx.run(sql`
    with gone as (delete from contact_counter_day where contact_id = ${from} returning counter, day, count)
    insert into contact_counter_day as c (contact_id, counter, day, count)
    select ${into}, counter, day, count from gone
    on conflict (contact_id, counter, day) do update set count = c.count + excluded.count`);
}

async function absorbMeasures(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`
    with gone as (delete from contact_measure where contact_id = ${from} returning measure, sum, min, max)
    insert into contact_measure as m (contact_id, measure, sum, min, max)
    select ${into}, measure, sum, min, max from gone
    on conflict (contact_id, measure) do update set sum = m.sum + excluded.sum,
      min = least(m.min, excluded.min), max = greatest(m.max, excluded.max)`);
  await tx.run(sql`
    with gone as (delete from contact_measure_day where contact_id = ${from} returning measure, day, sum, min, max)
    insert into contact_measure_day as m (contact_id, measure, day, sum, min, max)
    select ${into}, measure, day, sum, min, max from gone
    on conflict (contact_id, measure, day) do update set sum = m.sum + excluded.sum,
      min = least(m.min, excluded.min), max = greatest(m.max, excluded.max)`);
}
