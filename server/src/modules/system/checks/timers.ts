import type { System } from '@hetang/contract/http/system';
import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { countTimers } from '../sql/count-timers.ts';
import { type Check, found, good } from './check.ts';

const LATE_MS = 60_000;

/** What should happen by time does. */
export const timers: Check<{ db: Queryable; clock: Clock }, System['timers']> = {
  id: 'timers',
  title: { zh: '定时', en: 'Timers' },
  measure({ db, clock }) {
    const now = clock.now();
    return countTimers(db, { now, lateBefore: new Date(now.getTime() - LATE_MS * clock.speed) });
  },
  judge({ failed, overdue, waiting }) {
    if (failed > 0)
      return found(
        'bad',
        { zh: `${failed} 个出错，所属的旅程停在原处`, en: `${failed} failed; their journeys stand still` },
        { zh: '在“系统 → 定时”里看原因，然后重试', en: 'See why under System → Timers, then retry' },
      );
    if (overdue > 0)
      return found(
        'warning',
        { zh: `${overdue} 个晚了一分钟以上`, en: `${overdue} are more than a minute late` },
        {
          zh: '确认 engine 角色在运行；它在追赶时会自己补上',
          en: 'See that the role engine runs; while it catches up this mends itself',
        },
      );
    return good(`${waiting} 个等着到期`, `${waiting} waiting`);
  },
};
