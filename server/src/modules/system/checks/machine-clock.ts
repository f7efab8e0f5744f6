import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

const NOTABLE_MS = 2_000;
const WRONG_MS = 60_000;

/** The clocks of this machine and of the database agree. */
export const machineClock: Check<{ db: Queryable; machine: Clock }, { aheadMs: number }> = {
  id: 'clock',
  title: { zh: '时钟', en: 'Clocks' },
  async measure({ db, machine }) {
    const before = machine.now().getTime();
    const row = await db.one<{ at: Date }>(sql`select clock_timestamp() as at`);
    const after = machine.now().getTime();
    return row ? { aheadMs: Math.round((before + after) / 2 - row.at.getTime()) } : null;
  },
  judge({ aheadMs }) {
    const off = Math.abs(aheadMs);
    if (off < NOTABLE_MS) return good('本机和数据库一致', 'this machine and the database agree');
    const seconds = (off / 1000).toFixed(1);
    return found(
      off < WRONG_MS ? 'warning' : 'bad',
      {
        zh: `本机比数据库${aheadMs > 0 ? '快' : '慢'} ${seconds} 秒`,
        en: `this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database`,
      },
      { zh: '在两台机器上都启用 NTP 对时', en: 'Keep both machines in time with NTP' },
    );
  },
};
