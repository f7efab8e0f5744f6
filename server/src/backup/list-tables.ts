import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

export interface StoredTable {
  name: string;
  /** Those that are stored, not computed from others. */
  columns: string[];
}

/**
 * Every table of the schema, so that a new one needs no mention; each after those that its rows refer to.
 */
export async function listTables(db: Queryable): Promise<StoredTable[]> {
  const tables = await db.rows<StoredTable & { refers: string[] }>(sql`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum) as columns,
      array(select r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname`);
  const sorted: StoredTable[] = [];
  const done = new Set<string>();
  const visit = (table: (typeof tables)[number]): void => {
    if (done.has(table.name)) return;
    done.add(table.name);
    for (const name of table.refers) {
      const first = tables.find((one) => one.name === name);
      if (first) visit(first);
    }
    sorted.push({ name: table.name, columns: table.columns });
  };
  for (const table of tables) visit(table);
  return sorted;
}

/** How far every sequence has counted; null before its first number. */
export function readSequences(db: Queryable): Promise<{ name: string; last: number | null }[]> {
  return db.rows(sql`
    select sequencename as name, last_value as last from pg_sequences
    where schemaname = 'public' order by sequencename`);
}
