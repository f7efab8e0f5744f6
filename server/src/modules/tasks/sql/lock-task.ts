import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface LockedTask {
  id: number;
  kind: 'follow-up' | 'confirm-send' | 'publish-moment';
  do_key: string;
  title: string;
  staff: string | null;
  contact_id: number | null;
  contact_name: string | null;
  mass_send_id: number | null;
  state: 'open' | 'done' | 'expired' | 'cancelled';
  due_at: Date;
}

/** One task, locked until the commit. */
export function lockTask(tx: Tx, id: number): Promise<LockedTask | undefined> {
  return tx.one(sql`
    select t.id, t.kind, t.do_key, t.title, t.staff, t.contact_id, c.name as contact_name, t.mass_send_id, t.state,
           t.due_at
    from task t left join contact c on c.id = t.contact_id
    where t.id = ${id} for update of t`);
}
