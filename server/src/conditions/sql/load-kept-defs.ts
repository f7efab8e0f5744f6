import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { KeptDefs } from '../rules/kept-defs.ts';

/** Reads what is kept of histories, in the order in which it was declared. */
export async function loadKeptDefs(db: Queryable): Promise<KeptDefs> {
  return {
    counters: await db.rows(sql`select id, event, filter as where, windowed from counter order by id`),
    measures: await db.rows(sql`select id, counter, property, windowed from measure order by id`),
    sequences: await db.rows(sql`select id, steps from sequence order by id`),
  };
}
