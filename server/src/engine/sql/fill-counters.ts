import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { handledEvents, type Whose } from './handled-events.ts';

/**
 * Counts these counters from the log: how often, first, last. In the order of the key, as every fill: much faster. What is
 * there already, of earlier stretches, is added to.
 */
export async function fillCounters(tx: Tx, counters: readonly number[], whose: Whose): Promise<void> {
  if (counters.length === 0) return;
  await tx.run(sql`
    insert into contact_counter as k (contact_id, counter, count, first_at, last_at)
    select e.contact_id, c.id, count(*), min(e.at), max(e.at)
    from counter c join ${handledEvents(whose)} on e.name = c.event and e.props @> c.filter
    where c.id = any(${counters}::int[])
    group by 1, 2 order by 1, 2
    on conflict (contact_id, counter) do update set count = k.count + excluded.count,
      first_at = least(k.first_at, excluded.first_at), last_at = greatest(k.last_at, excluded.last_at)`);
}

/** The same by calendar day of each counter's time zone. */
export async function fillCounterDays(tx: Tx, counters: readonly number[], whose: Whose): Promise<void> {
  if (counters.length === 0) return;
  await tx.run(sql`
    insert into contact_counter_day as k (contact_id, counter, day, count)
    select e.contact_id, c.id, (e.at at time zone c.zone)::date, count(*)
    from counter c join ${handledEvents(whose)} on e.name = c.event and e.props @> c.filter
    where c.id = any(${counters}::int[])
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (contact_id, counter, day) do update set count = k.count + excluded.count`);
}

/** What numbers come to, from the log. Six decimals, as `exactly` reads them; what is no number is passed over. */
export async function fillMeasures(tx: Tx, measures: readonly number[], whose: Whose): Promise<void> {
  if (measures.length === 0) return;
  await tx.run(sql`
    insert into contact_measure as k (contact_id, measure, sum, min, max)
    select v.contact_id, v.id, sum(v.value), min(v.value), max(v.value)
    from ${valuesOf(measures, whose)} group by 1, 2 order by 1, 2
    on conflict (contact_id, measure) do update set sum = k.sum + excluded.sum,
      min = least(k.min, excluded.min), max = greatest(k.max, excluded.max)`);
}

/** The same by calendar day of each measure's time zone. */
export async function fillMeasureDays(tx: Tx, measures: readonly number[], whose: Whose): Promise<void> {
  if (measures.length === 0) return;
  await tx.run(sql`
    insert into contact_measure_day as k (contact_id, measure, day, sum, min, max)
    select v.contact_id, v.id, (v.at at time zone v.zone)::date, sum(v.value), min(v.value), max(v.value)
    from ${valuesOf(measures, whose)} group by 1, 2, 3 order by 1, 2, 3
    on conflict (contact_id, measure, day) do update set sum = k.sum + excluded.sum,
      min = least(k.min, excluded.min), max = greatest(k.max, excluded.max)`);
}

function valuesOf(measures: readonly number[], whose: Whose) {
  return sql`(
    select e.contact_id, m.id, m.zone, e.at, case when jsonb_typeof(e.props -> m.property) = 'number'
      then round((e.props ->> m.property)::numeric, 6) end as value
    from measure m
    join counter c on c.id = m.counter
    join ${handledEvents(whose)} on e.name = c.event and e.props @> c.filter
    where m.id = any(${measures}::int[]) and jsonb_typeof(e.props -> m.property) = 'number'
  ) v`;
}
