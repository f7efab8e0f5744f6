import type { Robot, robotSorts } from '@hetang/contract/http/robots';
import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';

interface Page {
  sort: (typeof robotSorts)[number];
  descending: boolean;
  limit: number;
  offset: number;
}

/** A robot, and what came of its last message. */
export interface RobotRow extends Pick<Robot, 'id' | 'name' | 'alerts' | 'active' | 'waiting'> {
  summary_minute: number | null;
  created_at: Date;
  created_by: string;
  last_sent_at: Date | null;
  last_state: 'done' | 'dead' | 'unclear' | null;
  last_code: number | null;
  total: number;
}

/** One page of the robots; each row says how many there are in all. */
export function listRobots(db: Queryable, search: string | undefined, page: Page): Promise<RobotRow[]> {
  const like = `%${search?.replace(/[\\%_]/g, '\\$&') ?? ''}%`;
  const column = page.sort === 'name' ? 'name' : 'created_at';
  return db.rows<RobotRow>(sql`
    select r.id, r.name, r.alerts, r.active, r.summary_minute, r.created_at, r.created_by, count(*) over () as total,
      (select count(*) from robot_message m where m.robot = r.id and m.state in ('pending', 'sending')) as waiting,
      (select max(m.settled_at) from robot_message m where m.robot = r.id and m.state = 'done') as last_sent_at,
      l.state as last_state, l.code as last_code
    from robot r left join lateral (
      select m.state, m.code from robot_message m where m.robot = r.id and m.settled_at is not null
      order by m.settled_at desc, m.id desc limit 1) l on true
    where r.name ilike ${like}
    order by ${raw(`r.${column} ${page.descending ? 'desc' : 'asc'}, r.id`)}
    limit ${page.limit} offset ${page.offset}`);
}
