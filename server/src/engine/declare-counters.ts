import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { countersOfPlan } from '../reaction/compiled-plan.ts';
import { ENGINE } from './names.ts';

/**
 * Makes the counters that a plan's conditions read and fills new ones from the log, up to where the engine
 * stands. Part of an apply: holds the engine back until its commit, so that no event is missed or counted twice.
 */
export async function declareCounters(tx: Tx, plan: Plan): Promise<void> {
  const needs = countersOfPlan(plan);
  const known = await tx.rows<{ id: number; windowed: boolean }>(sql`select id, windowed from counter`);
  const knownIds = known.map((row) => row.id);
  const windowedBefore = known.filter((row) => row.windowed).map((row) => row.id);
  await tx.run(sql`
    insert into counter (event, filter, windowed)
    select event, "where", windowed
    from json_to_recordset(${JSON.stringify(needs)}::json) as r (event text, "where" jsonb, windowed boolean)
    on conflict (event, filter) do update set windowed = counter.windowed or excluded.windowed`);
  const totals = await tx.rows<{ id: number }>(
    sql`select id from counter where not id = any(${knownIds}::int[])`,
  );
  const days = await tx.rows<{ id: number }>(
    sql`select id from counter where windowed and not id = any(${windowedBefore}::int[])`,
  );
  if (totals.length + days.length === 0) return;
  await tx.run(sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`);
  await fillTotals(
    tx,
    totals.map((row) => row.id),
  );
  await fillDays(
    tx,
    days.map((row) => row.id),
    plan.meta.timezone,
  );
}

async function fillTotals(tx: Tx, counters: number[]): Promise<void> {
  if (counters.length === 0) return;
  await tx.run(sql`
    insert into contact_counter (contact_id, counter, count, first_at, last_at)
    select e.contact_id, c.id, count(*), min(e.at), max(e.at)
    from counter c
    join event e on e.name = c.event and e.props @> c.filter
    join log_cursor l on l.consumer = ${ENGINE} and l.part = e.part and e.seq <= l.position
    where c.id = any(${counters}::int[])
    group by e.contact_id, c.id`);
}

async function fillDays(tx: Tx, counters: number[], timezone: string): Promise<void> {
  if (counters.length === 0) return;
  await tx.run(sql`
    insert into contact_counter_day (contact_id, counter, day, count)
    select e.contact_id, c.id, (e.at at time zone ${timezone})::date, count(*)
    from counter c
    join event e on e.name = c.event and e.props @> c.filter
    join log_cursor l on l.consumer = ${ENGINE} and l.part = e.part and e.seq <= l.position
    where c.id = any(${counters}::int[])
    group by 1, 2, 3`);
}
