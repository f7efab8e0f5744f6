import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Mass tasks of the platform by state, in the order of their life. */
export function countMassSends(db: Queryable): Promise<System['massSends']> {
  return db.rows(sql`
    select state, count(*) as count from mass_send group by state
    order by array_position(array['ready', 'calling', 'unknown', 'awaiting-staff', 'confirmed', 'settled', 'failed',
      'cancelled'], state)`);
}
