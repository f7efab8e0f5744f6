import type { Plan } from '@hetang/contract/plan/registry';
import type { MeasureNeed } from '../conditions/rules/kept-needs.ts';
import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { needsOfPlan } from '../reaction/compiled-plan.ts';
import { fillCounterDays, fillCounters, fillMeasureDays, fillMeasures } from './sql/fill-counters.ts';
import { fillSequences } from './sql/fill-sequences.ts';
import { holdEngine } from './sql/handled-events.ts';

/**
 * Makes the counters, numbers and sequences that a plan's conditions read and fills new ones from the log, up to where
 * the engine stands; what is kept by day is counted anew when the plan's time zone is another. Part of an apply: holds
 * the engine back until its commit, so that no event is missed or counted twice.
 */
export async function declareCounters(tx: Tx, plan: Plan): Promise<void> {
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
  const counters = fresh(after.counters, before.counters).map((def) => def.id);
  const measures = fresh(after.measures, before.measures).map((def) => def.id);
  const sequences = fresh(after.sequences, before.sequences);
  const zone = plan.meta.timezone;
  const days = await staleDays(tx, zone);
  const work = [counters, measures, sequences, days.counters, days.measures];
  if (work.every((list) => list.length === 0)) return;
  await tx.run(holdEngine);
  await fillCounters(tx, counters, 'everybody');
  await fillMeasures(tx, measures, 'everybody');
  await fillSequences(tx, sequences, 'everybody');
  await renewDays(tx, days, zone);
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

interface Days {
  counters: number[];
  measures: number[];
}

/** What is to be kept by day and is not, or by the days of another time zone. */
async function staleDays(tx: Tx, zone: string): Promise<Days> {
  const rows = await tx.rows<{ id: number; of: keyof Days }>(sql`
    select id, 'counters' as of from counter where windowed and zone is distinct from ${zone}
    union all
    select id, 'measures' from measure where windowed and zone is distinct from ${zone}`);
  const ids = (of: keyof Days): number[] => rows.filter((row) => row.of === of).map((row) => row.id);
  return { counters: ids('counters'), measures: ids('measures') };
}

async function renewDays(tx: Tx, { counters, measures }: Days, zone: string): Promise<void> {
  if (counters.length > 0) {
    await tx.run(sql`delete from contact_counter_day where counter = any(${counters}::int[])`);
    await tx.run(sql`update counter set zone = ${zone} where id = any(${counters}::int[])`);
    await fillCounterDays(tx, counters, 'everybody');
  }
  if (measures.length > 0) {
    await tx.run(sql`delete from contact_measure_day where measure = any(${measures}::int[])`);
    await tx.run(sql`update measure set zone = ${zone} where id = any(${measures}::int[])`);
    await fillMeasureDays(tx, measures, 'everybody');
  }
}
