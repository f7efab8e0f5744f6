import { type Sql, sql } from '../../../kernel/database/sql.ts';

/** A task as lists show it. */
export interface TaskListRow {
  id: number;
  kind: 'follow-up' | 'confirm-send' | 'publish-moment';
  do_key: string;
  title: string;
  staff: string | null;
  contact_id: number | null;
  contact_name: string | null;
  targets: number | null;
  moment_post_id: number | null;
  text: string | null;
  fills: string[];
  state: 'open' | 'done' | 'expired' | 'cancelled';
  due_at: Date;
  created_at: Date;
  closed_at: Date | null;
  outcome: string | null;
  stuck_at: Date | null;
}

/** The columns of `TaskListRow`, from `taskTables`. */
export const taskColumns: Sql = sql`
  t.id, t.kind, t.do_key, t.title, t.staff, t.contact_id, c.name as contact_name, m.targets,
  t.moment_post_id, coalesce(m.content, p.content) ->> 'text' as text, t.fills, t.state, t.due_at, t.created_at, t.closed_at, t.outcome,
  t.stuck_at`;

export const taskTables: Sql = sql`
  task t left join contact c on c.id = t.contact_id left join mass_send m on m.id = t.mass_send_id
  left join moment_post p on p.id = t.moment_post_id`;
