import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How far each consumer has come in each part, and what it has set aside. */
export function countConsumers(db: Queryable): Promise<System['consumers']> {
  return db.rows(sql`
    select consumer as name, sum(head - position)::bigint as lag,
      (select count(*) from event_failure f where f.consumer = c.consumer and f.resolved_at is null and f.dismissed_at is null) as failures,
      json_agg(json_build_object('part', part, 'head', head, 'position', position, 'lag', head - position)
        order by part) as parts
    from log_cursor c join log_part using (part)
    group by consumer order by consumer`);
}
