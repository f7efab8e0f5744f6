import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface OpenMember {
  id: number;
  contact_id: number | null;
  target: string;
}

/** The people of a mass task who have no end yet. */
export function openMembers(db: Queryable, sendId: number): Promise<OpenMember[]> {
  return db.rows(sql`
    select id, contact_id, target from intention
    where mass_send_id = ${sendId} and settled_at is null order by id`);
}
