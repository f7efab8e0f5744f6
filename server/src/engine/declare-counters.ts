import type { Plan } from '@hetang/contract/plan/registry';
import type { MeasureNeed } from '../conditions/rules/kept-needs.ts';
import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { needsOfPlan } from '../reaction/compiled-plan.ts';
import { fillBeside, finishFill, type Unfilled } from './fill-kept.ts';
import { fillCounterDays, fillMeasureDays } from './sql/fill-counters.ts';
import type { Place } from './sql/places.ts';

/** What an apply has to count. */
interface Declared {
  fresh: Unfilled;
  /** Kept by the days of another time zone till now. */
  stale: Days;
}

interface Days {
  counters: number[];
  measures: number[];
}

/**
 * Makes the counters, numbers and sequences that a plan's conditions read and fills new ones from the log, up to where
 * the engine stands. Part of an apply. The engine goes on while the past is counted; it is held from the last stretch to the
 * commit, so that no event is missed or counted twice. Days of another time zone are counted anew with the engine held: their
 * rows are in use.
 */
export async function declareCounters(tx: Tx, plan: Plan): Promise<void> {
  const declared = await declareKept(tx, plan);
  const { fresh, stale } = declared;
  if ([...Object.values(fresh), ...Object.values(stale)].every((list) => list.length === 0)) return;
  const filled = await fillBeside(tx, fresh);
  const to = await finishFill(tx, fresh, filled);
  await renewDays(tx, stale, { zone: plan.meta.timezone, to });
}

/** Writes down what the plan's conditions read. */
export async function declareKept(tx: Tx, plan: Plan): Promise<Declared> {
  const before = await loadKeptDefs(tx);
  const needs = needsOfPlan(plan);
  await tx.run(sql`
    insert into counter (event, filter, windowed)
    select event, "where", windowed
    from json_to_recordset(${JSON.stringify(needs.counters)}::json) as r (event text, "where" jsonb, windowed boolean)
    on conflict (event, md5(filter::text)) do update set windowed = counter.windowed or excluded.windowed`);
  await declareMeasures(tx, needs.measures);
  await tx.run(sql`
    insert into sequence (steps) select steps from json_to_recordset(${JSON.stringify(
      needs.sequences.map((steps) => ({ steps })),
    )}::json) as r (steps jsonb)
    on conflict (md5(steps::text)) do nothing`);
  const after = await loadKeptDefs(tx);
  const fresh = <T extends { id: number }>(all: readonly T[], known: readonly T[]): T[] => {
    const ids = new Set(known.map((def) => def.id));
    return all.filter((def) => !ids.has(def.id));
  };
  const stale = await staleDays(tx, plan.meta.timezone);
  const days = await beginDays(tx, plan.meta.timezone);
  return {
    fresh: {
      counters: fresh(after.counters, before.counters).map((def) => def.id),
      measures: fresh(after.measures, before.measures).map((def) => def.id),
      sequences: fresh(after.sequences, before.sequences),
      counterDays: days.counters,
      measureDays: days.measures,
    },
    stale,
  };
}

/** After the counters, whose numbers they point at. */
async function declareMeasures(tx: Tx, needs: readonly MeasureNeed[]): Promise<void> {
  if (needs.length === 0) return;
  await tx.run(sql`
    insert into measure (counter, property, windowed)
    select c.id, r.property, r.windowed
    from json_to_recordset(${JSON.stringify(needs)}::json)
      as r (event text, "where" jsonb, property text, windowed boolean)
    join counter c on c.event = r.event and c.filter = r."where"
    on conflict (counter, property) do update set windowed = measure.windowed or excluded.windowed`);
}

type DayRow = { id: number; of: keyof Days };
const daysIn = (rows: readonly DayRow[]): Days => {
  const ids = (of: keyof Days): number[] => rows.filter((row) => row.of === of).map((row) => row.id);
  return { counters: ids('counters'), measures: ids('measures') };
};

/** What is kept by the days of another time zone. */
async function staleDays(tx: Tx, zone: string): Promise<Days> {
  const rows = await tx.rows<DayRow>(sql`
    select id, 'counters' as of from counter where windowed and zone <> ${zone}
    union all
    select id, 'measures' from measure where windowed and zone <> ${zone}`);
  return daysIn(rows);
}

/** What is to be kept by day from now on; nothing of it is there yet. */
async function beginDays(tx: Tx, zone: string): Promise<Days> {
  const rows = await tx.rows<DayRow>(sql`
    with c as (update counter set zone = ${zone} where windowed and zone is null returning id),
      m as (update measure set zone = ${zone} where windowed and zone is null returning id)
    select id, 'counters' as of from c union all select id, 'measures' from m`);
  return daysIn(rows);
}

async function renewDays(
  tx: Tx,
  { counters, measures }: Days,
  { zone, to }: { zone: string; to: Place },
): Promise<void> {
  if (counters.length > 0) {
    await tx.run(sql`delete from contact_counter_day where counter = any(${counters}::int[])`);
    await tx.run(sql`update counter set zone = ${zone} where id = any(${counters}::int[])`);
    await fillCounterDays(tx, counters, { from: null, to });
  }
  if (measures.length > 0) {
    await tx.run(sql`delete from contact_measure_day where measure = any(${measures}::int[])`);
    await tx.run(sql`update measure set zone = ${zone} where id = any(${measures}::int[])`);
    await fillMeasureDays(tx, measures, { from: null, to });
  }
}
