import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { type Counted, samplePercent, scaled } from './count-people.ts';

const SAMPLE = 20_000;

/** How many contacts have something in each field; no index knows, so a large table is sampled. */
export async function countFilledFields(
  db: Queryable,
  fields: readonly string[],
): Promise<Map<string, Counted>> {
  if (fields.length === 0) return new Map();
  const percent = await samplePercent(db, 'contact', SAMPLE);
  const rows = await db.rows<{ key: string; n: number }>(sql`
    select f.key, count(*) as n
    from contact t tablesample system (${percent}) repeatable (1)
    cross join lateral jsonb_object_keys(t.fields) as f (key)
    where f.key = any(${fields}::text[]) group by 1`);
  return new Map(rows.map((row) => [row.key, scaled(row.n, percent)]));
}
