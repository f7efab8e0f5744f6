import type { Queryable } from '../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../kernel/database/sql.ts';

/** How many, and whether that is an estimate. */
export interface Counted {
  count: number;
  about: boolean;
}

/** Rows that belong to a key; `key` is the same as an expression over the row. */
export interface Source {
  table: 'contact' | 'contact_tag' | 'contact_tier' | 'relation' | 'task' | 'enrolment';
  /** Over `t` and `k.key`; an index answers it. */
  match: Sql;
  /** Over `t`. */
  key: Sql;
}

/** Counted exactly up to here for each key. */
const EXACT = 2_000;
/** Rows that an estimate looks at. */
const SAMPLE = 20_000;

/**
 * How many rows belong to each key. Exact up to a bound, an estimate from a sample of the table above it: one
 * statement for all keys, or two, whatever the size of the tables.
 */
export async function countByKey(
  db: Queryable,
  source: Source,
  keys: readonly string[],
): Promise<Map<string, Counted>> {
  if (keys.length === 0) return new Map();
  const rows = await db.rows<{ key: string; n: number }>(sql`
    select k.key, s.n from unnest(${keys}::text[]) as k (key) cross join lateral (
      select count(*) as n from (select from ${raw(source.table)} t where ${source.match} limit ${EXACT}) b) s`);
  const counted = new Map(rows.map((row) => [row.key, { count: row.n, about: false }]));
  const many = rows.filter((row) => row.n === EXACT).map((row) => row.key);
  for (const [key, found] of await estimate(db, source, many)) counted.set(key, found);
  return counted;
}

async function estimate(
  db: Queryable,
  { table, key }: Source,
  keys: readonly string[],
): Promise<Map<string, Counted>> {
  if (keys.length === 0) return new Map();
  const percent = await samplePercent(db, table, SAMPLE);
  const rows = await db.rows<{ key: string; n: number }>(sql`
    select ${key} as key, count(*) as n
    from ${raw(table)} t tablesample system (${percent}) repeatable (1)
    where ${key} = any(${keys}::text[]) group by 1`);
  const found = new Map(rows.map((row) => [row.key, row.n]));
  return new Map(keys.map((one) => [one, scaled(found.get(one) ?? 0, percent, EXACT)]));
}

/** A number of the sample as one of the whole table, in two digits, which is all that a sample is good for. */
export function scaled(inSample: number, percent: number, least = 0): Counted {
  if (percent >= 100) return { count: inSample, about: false };
  const count = Math.max(least, (inSample * 100) / percent);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(count, 1))) - 1);
  return { count: Math.round(count / unit) * unit, about: true };
}

/** The share of a table that holds about so many rows; all of it when it is smaller. */
export async function samplePercent(db: Queryable, table: Source['table'], sample: number): Promise<number> {
  const row = await db.one<{ rows: number }>(
    sql`select reltuples::float8 as rows from pg_class where oid = ${table}::text::regclass`,
  );
  const rows = row?.rows ?? 0;
  return rows <= sample ? 100 : (sample * 100) / rows;
}
