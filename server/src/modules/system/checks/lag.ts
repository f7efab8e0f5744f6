import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

export interface LagFacts {
  consumers: readonly {
    name: string;
    lag: number /** Real seconds that the oldest has waited. */;
    waited: number;
  }[];
}

const SLOW_S = 60;
const STUCK_S = 600;

/** Consumers keep up with the log. */
export const lag: Check<{ db: Queryable; clock: Clock }, LagFacts> = {
  id: 'lag',
  title: { zh: '事件处理进度', en: 'Handling of events' },
  async measure({ db, clock }) {
    const rows = await db.rows<{ name: string; lag: number; oldest: Date | null }>(sql`
      select c.consumer as name, sum(p.head - c.position)::bigint as lag, min(e.logged_at) as oldest
      from log_cursor c join log_part p using (part)
      left join lateral (
        select logged_at from event where part = c.part and seq = c.position + 1 limit 1) e on c.position < p.head
      group by c.consumer order by c.consumer`);
    const now = clock.now().getTime();
    return {
      consumers: rows.map(({ name, lag: behind, oldest }) => ({
        name,
        lag: behind,
        waited: oldest ? Math.max(0, now - oldest.getTime()) / 1000 / clock.speed : 0,
      })),
    };
  },
  judge({ consumers }) {
    const slow = consumers.filter(({ waited }) => waited > SLOW_S);
    const say = (list: LagFacts['consumers'], unit: string): string =>
      list.map(({ name, lag: behind }) => `${name} ${behind}${unit}`).join(', ');
    if (slow.length === 0) return good(say(consumers, ' 个待处理'), say(consumers, ' waiting'));
    const longest = Math.round(Math.max(...slow.map(({ waited }) => waited)));
    return found(
      longest > STUCK_S ? 'bad' : 'warning',
      {
        zh: `${say(slow, ' 个待处理')}，最久的等了 ${longest} 秒`,
        en: `${say(slow, ' waiting')}, the oldest for ${longest} s`,
      },
      {
        zh: '确认有进程运行着 engine（或 sink）角色，看它的日志；持续增长就再加一个进程',
        en: 'See that a process with the role engine (or sink) runs, and its log; add one if the number keeps growing',
      },
    );
  },
};
