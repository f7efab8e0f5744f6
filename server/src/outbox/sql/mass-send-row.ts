import type { Audience, Content } from '../../channels/port.ts';
import { type Sql, sql } from '../../kernel/database/sql.ts';

/** A mass task as the lanes know it. */
export interface MassSendRow {
  id: number;
  /** Staff key. */
  staff: string;
  /** Platform id of the sender. */
  sender: string;
  title: string;
  audience: Audience;
  content: Content;
  attempts: number;
  created_at: Date;
  not_after: Date;
  first_called_at: Date;
  called_at: Date;
  /** Platform ids of the people or groups that have no end yet. */
  targets: string[];
}

/** The columns of `MassSendRow` from `mass_send m`. */
export const massSendColumns: Sql = sql`
  m.id, m.staff, m.sender, m.title, m.audience, m.content, m.attempts, m.created_at, m.not_after, m.first_called_at,
  m.called_at,
  array(select i.target from intention i
        where i.mass_send_id = m.id and i.settled_at is null order by i.id) as targets`;
