import type { SequenceDef } from '../conditions/rules/kept-defs.ts';
import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { raw, sql } from '../kernel/database/sql.ts';
import { absorbKept } from './sql/absorb-kept.ts';
import { fillCounterDays, fillCounters, fillMeasureDays, fillMeasures } from './sql/fill-counters.ts';
import { fillEnds, fillOccurrences, fillSequences } from './sql/fill-sequences.ts';
import { holdEngine, type Whose } from './sql/handled-events.ts';
import { distance, type Place, readPlace } from './sql/places.ts';

/** What a plan asks for and nobody has counted. Only the transaction that fills it knows of it. */
export interface Unfilled {
  counters: readonly number[];
  measures: readonly number[];
  sequences: readonly SequenceDef[];
  /** Those of them, and of known ones, that are now kept by day. */
  counterDays: readonly number[];
  measureDays: readonly number[];
}

/** How far it is filled. */
interface Filled {
  place: Place;
  /** Splits of merges before that. */
  splits: readonly number[];
  /** Whose steps of sequences have come since the first stretch, by sequence. */
  stirred: Map<number, Set<number>>;
}

/** Events that may be left for the time in which the engine is held: some tenths of a second. */
const FEW = 2_000;
/** Stretches after the first; should the log grow faster than it is counted, the rest is counted with the engine held. */
const STRETCHES = 8;

/** Fills from the log, stretch by stretch, while the engine goes on, until little is left. */
export async function fillBeside(tx: Tx, what: Unfilled): Promise<Filled> {
  const splits = (await splitsBut(tx, [])).map(({ id }) => id);
  const filled: Filled = { place: await readPlace(tx), splits, stirred: new Map() };
  await fillStretch(tx, what, { from: null, to: filled.place });
  for (const sequence of what.sequences) await fillEnds(tx, sequence, 'everybody');
  for (let nr = 0; nr < STRETCHES; nr++) {
    const next = await readPlace(tx);
    if (distance(filled.place, next) <= FEW) break;
    await goOn(tx, what, filled, next);
  }
  return filled;
}

/** Holds the engine back until the end of the transaction and adds what has taken effect since. */
export async function finishFill(tx: Tx, what: Unfilled, filled: Filled): Promise<Place> {
  await tx.run(holdEngine);
  await goOn(tx, what, filled, await readPlace(tx));
  await followMerges(tx, what, filled);
  await followSplits(tx, what, filled);
  for (const sequence of what.sequences) {
    const ids = [...(filled.stirred.get(sequence.id) ?? [])];
    if (ids.length === 0) continue;
    await tx.run(sql`
      delete from contact_sequence where sequence = ${sequence.id} and contact_id = any(${ids}::bigint[])`);
    await fillEnds(tx, sequence, ids);
  }
  return filled.place;
}

async function goOn(tx: Tx, what: Unfilled, filled: Filled, to: Place): Promise<void> {
  const stirred = await fillStretch(tx, what, { from: filled.place, to });
  for (const [sequence, ids] of stirred)
    filled.stirred.set(sequence, new Set([...(filled.stirred.get(sequence) ?? []), ...ids]));
  filled.place = to;
}

async function fillStretch(tx: Tx, what: Unfilled, whose: Whose): Promise<Map<number, number[]>> {
  await fillCounters(tx, what.counters, whose);
  await fillCounterDays(tx, what.counterDays, whose);
  await fillMeasures(tx, what.measures, whose);
  await fillMeasureDays(tx, what.measureDays, whose);
  const stirred = new Map<number, number[]>();
  for (const sequence of what.sequences) stirred.set(sequence.id, await fillOccurrences(tx, sequence, whose));
  return stirred;
}

const TABLES = [
  ['contact_counter', 'counter', 'counters'],
  ['contact_counter_day', 'counter', 'counterDays'],
  ['contact_measure', 'measure', 'measures'],
  ['contact_measure_day', 'measure', 'measureDays'],
] as const;

/** Contacts that were absorbed meanwhile: the one who absorbed them did not see our rows. One by one, there are few. */
async function followMerges(tx: Tx, what: Unfilled, { stirred }: Filled): Promise<void> {
  const gone = sql`select contact_id from log_redirect where holder is not null`;
  const ids = new Set<number>();
  const note = (rows: readonly { id: number }[]): void => rows.forEach(({ id }) => void ids.add(id));
  for (const [table, column, list] of TABLES)
    note(
      await tx.rows(sql`
        select distinct contact_id as id from ${raw(table)}
        where ${raw(column)} = any(${what[list]}::int[]) and contact_id in (${gone})`),
    );
  note(
    await tx.rows(sql`
      select distinct contact_id as id from contact_occurrence
      where sequence = any(${idsOf(what.sequences)}::int[]) and contact_id in (${gone})`),
  );
  if (ids.size === 0) return;
  const { sequences } = await loadKeptDefs(tx);
  const pairs = await tx.rows<{ from: number; into: number }>(sql`
    select contact_id as from, holder as into from log_redirect
    where contact_id = any(${[...ids]}::bigint[]) order by contact_id`);
  for (const pair of pairs) {
    await absorbKept(tx, pair, sequences);
    for (const of of stirred.values()) if (of.delete(pair.from)) of.add(pair.into);
  }
}

/** Contacts that have gone apart meanwhile are counted anew; that reads their parts, and is rare. */
async function followSplits(tx: Tx, what: Unfilled, { splits, stirred }: Filled): Promise<void> {
  const apart = await splitsBut(tx, splits);
  if (apart.length === 0) return;
  const named = apart.flatMap(({ from, into }) => [from, into]);
  const held = await tx.rows<{ id: number }>(sql`
    select distinct coalesce(r.holder, n.id) as id
    from unnest(${named}::bigint[]) as n (id) left join log_redirect r on r.contact_id = n.id`);
  const ids = held.map(({ id }) => id);
  for (const [table, column, list] of TABLES)
    await tx.run(sql`
      delete from ${raw(table)} where ${raw(column)} = any(${what[list]}::int[]) and contact_id = any(${ids}::bigint[])`);
  for (const table of ['contact_occurrence', 'contact_sequence'] as const)
    await tx.run(sql`
      delete from ${raw(table)}
      where sequence = any(${idsOf(what.sequences)}::int[]) and contact_id = any(${ids}::bigint[])`);
  await fillStretch(tx, { ...what, sequences: [] }, ids);
  await fillSequences(tx, what.sequences, ids);
  for (const of of stirred.values()) for (const id of ids) of.delete(id);
}

/** Merges that were undone, but for these. */
function splitsBut(tx: Tx, known: readonly number[]): Promise<{ id: number; from: number; into: number }[]> {
  return tx.rows(sql`
    select id, from_id as from, into_id as into from contact_merge
    where split_at is not null and id <> all (${known}::bigint[])`);
}

const idsOf = (defs: readonly SequenceDef[]): number[] => defs.map(({ id }) => id);
