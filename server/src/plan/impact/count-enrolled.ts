import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { samplePercent, scaled } from './count-people.ts';

/** People under way in a journey, by the version that they entered it on. */
export interface Enrolled {
  journey: string;
  version: number;
  count: number;
  about: boolean;
}

const EXACT = 2_000;
const SAMPLE = 20_000;

/** How many are under way in each journey on each version; above a bound an estimate. Newest version first. */
export async function countEnrolled(db: Queryable, journeys: readonly string[]): Promise<Enrolled[]> {
  if (journeys.length === 0) return [];
  const rows = await db.rows<{ journey: string; version: number; n: number }>(sql`
    select k.key as journey, v.version, s.n
    from unnest(${journeys}::text[]) as k (key)
    cross join (select version from plan_version order by version desc limit 500) v
    cross join lateral (
      select count(*) as n from (
        select from enrolment t
        where t.status = 'active' and t.journey = k.key and t.version = v.version limit ${EXACT}) b) s
    where s.n > 0 order by 1, 2 desc`);
  if (rows.every((row) => row.n < EXACT))
    return rows.map(({ n, ...row }) => ({ ...row, count: n, about: false }));
  const percent = await samplePercent(db, 'enrolment', SAMPLE);
  const sampled = await db.rows<{ journey: string; version: number; n: number }>(sql`
    select t.journey, t.version, count(*) as n
    from enrolment t tablesample system (${percent}) repeatable (1)
    where t.status = 'active' and t.journey = any(${journeys}::text[]) group by 1, 2`);
  const found = new Map(sampled.map((row) => [`${row.journey}/${row.version}`, row.n]));
  return rows.map(({ n, ...row }) =>
    n < EXACT
      ? { ...row, count: n, about: false }
      : { ...row, ...scaled(found.get(`${row.journey}/${row.version}`) ?? 0, percent, EXACT) },
  );
}
