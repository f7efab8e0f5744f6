import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

const LARGEST = 12;

/** Bytes on disk with indexes, and the rows that the planner believes in: nothing is counted. */
export async function measureStorage(db: Queryable): Promise<System['storage']> {
  const whole = await db.one<{ bytes: number }>(sql`select pg_database_size(current_database()) as bytes`);
  const tables = await db.rows<System['storage']['tables'][number]>(sql`
    select relname as name, pg_total_relation_size(oid) as bytes, greatest(reltuples, 0)::bigint as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by bytes desc, name limit ${LARGEST}`);
  return { bytes: whole?.bytes ?? 0, tables };
}
