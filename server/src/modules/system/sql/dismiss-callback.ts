import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Leaves a failed callback without effect for good; it is cleaned up like any that is done. @returns 0 when there is none. */
export function dismissCallback(db: Queryable, id: number): Promise<number> {
  return db.run(sql`
    update inbox set state = 'done', note = 'dismissed by an operator' where id = ${id} and state = 'failed'`);
}
