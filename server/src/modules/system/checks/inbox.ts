import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { countInbox } from '../sql/count-inbox.ts';
import { type Check, found, good } from './check.ts';

export interface InboxFacts {
  failed: number;
  waiting: number;
  /** Real seconds that the oldest has waited. */
  waited: number;
}

const SLOW_S = 60;

/** What the platform told has been worked off. */
export const inbox: Check<{ db: Queryable; clock: Clock }, InboxFacts> = {
  id: 'inbox',
  title: { zh: '平台回调的处理', en: 'Callbacks of the platform' },
  async measure({ db, clock }) {
    const { failed, new: waiting, oldestNewAt } = await countInbox(db);
    const age = oldestNewAt === null ? 0 : clock.now().getTime() - new Date(oldestNewAt).getTime();
    return { failed, waiting, waited: Math.max(0, age) / 1000 / clock.speed };
  },
  judge({ failed, waiting, waited }) {
    if (failed > 0)
      return found(
        'bad',
        { zh: `${failed} 条多次尝试仍未成功`, en: `${failed} failed for good` },
        { zh: '在“系统 → 回调”里看原因，然后重试', en: 'See why under System → Callbacks, then retry' },
      );
    if (waited > SLOW_S)
      return found(
        'warning',
        {
          zh: `${waiting} 条待处理，最久的等了 ${Math.round(waited)} 秒`,
          en: `${waiting} waiting, the oldest for ${Math.round(waited)} s`,
        },
        {
          zh: '确认 dispatch 角色在运行、企业微信接口可达',
          en: 'See that the role dispatch runs and that the WeCom API can be reached',
        },
      );
    return good(`${waiting} 条待处理`, `${waiting} waiting`);
  },
};
