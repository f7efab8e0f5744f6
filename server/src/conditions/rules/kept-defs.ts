import type { Scalar } from '@hetang/contract/plan/values';
import { counterKey, type KeptStep, measureKey, sequenceKey } from './counter-key.ts';

/** A counter with its number in the database. */
export interface CounterDef {
  id: number;
  event: string;
  where: Record<string, Scalar>;
  windowed: boolean;
}

/** A number of the events of a counter, of which sum, smallest and largest are kept. */
export interface MeasureDef {
  id: number;
  counter: number;
  property: string;
  windowed: boolean;
}

export interface SequenceDef {
  id: number;
  steps: KeptStep[];
}

/** All that is kept of histories, of every version of the plan. */
export interface KeptDefs {
  counters: readonly CounterDef[];
  measures: readonly MeasureDef[];
  sequences: readonly SequenceDef[];
}

/** Numbers in the database of what is kept, by `counterKey`, `measureKey` and `sequenceKey`. */
export interface KeptIds {
  counters: ReadonlyMap<string, number>;
  measures: ReadonlyMap<string, number>;
  sequences: ReadonlyMap<string, number>;
}

/** The numbers of what is kept, by what it keeps. */
export function keptIdsOf({ counters, measures, sequences }: KeptDefs): KeptIds {
  const counter = new Map(counters.map((def) => [def.id, def]));
  return {
    counters: new Map(counters.map(({ id, event, where }) => [counterKey(event, where), id])),
    measures: new Map(
      measures.flatMap((def) => {
        const of = counter.get(def.counter);
        return of ? [[measureKey(of.event, of.where, def.property), def.id] as const] : [];
      }),
    ),
    sequences: new Map(sequences.map(({ id, steps }) => [sequenceKey(steps), id])),
  };
}

/** What an event moves, ready for the hot path. */
export interface Kept {
  ids: KeptIds;
  counters: ReadonlyMap<string, readonly CounterDef[]>;
  /** By the number of their counter. */
  measures: ReadonlyMap<number, readonly MeasureDef[]>;
  /** By every event that can be a step. */
  sequences: ReadonlyMap<string, readonly SequenceDef[]>;
}

/** Makes ready what the database keeps. */
export function compileKept(defs: KeptDefs): Kept {
  return {
    ids: keptIdsOf(defs),
    counters: grouped(defs.counters, (def) => [def.event]),
    measures: grouped(defs.measures, (def) => [def.counter]),
    sequences: grouped(defs.sequences, (def) => def.steps.map((step) => step.event)),
  };
}

function grouped<K, V>(values: readonly V[], keysOf: (value: V) => readonly K[]): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values)
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  return groups;
}
