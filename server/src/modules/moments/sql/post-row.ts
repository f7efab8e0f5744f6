import type { MomentContent } from '../../../channels/moments.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';

/** States of a Moment that the work goes on with. */
export type WorkState =
  | 'calling'
  | 'unknown'
  | 'making'
  | 'publishing'
  | 'published'
  | 'expired'
  | 'cancelled';

/** A Moment as those see it who work on it. */
export interface PostRow {
  id: number;
  state: WorkState;
  content: MomentContent & { title: string };
  tags: string[];
  /** Userids of those who are asked to publish it. */
  senders: string[];
  not_after: Date;
  job_id: string | null;
  platform_id: string | null;
  attempts: number;
  called_at: Date;
  first_called_at: Date;
  made_at: Date | null;
  cancel_wanted: boolean;
  reminded: Date[];
}

/** Columns of a `PostRow`, of the table as `p`. */
export const postColumns: Sql = sql`
  p.id, p.state, p.content, p.tags, p.not_after, p.job_id, p.platform_id, p.attempts, p.called_at, p.first_called_at,
  p.made_at, p.cancel_wanted, p.reminded,
  array(select m.userid from moment_member m where m.post_id = p.id and m.state = 'waiting' order by m.userid) as senders`;
