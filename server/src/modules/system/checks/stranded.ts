import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { lastSweep } from '../../journeys/api.ts';
import { type Check, found, good } from './check.ts';

export interface StrandedFacts {
  /** Null before the first look. */
  sweep: { found: number; repaired: number } | null;
}

/** Nobody is under way in a journey without anything that moves them on. */
export const stranded: Check<{ db: Queryable; clock: Clock }, StrandedFacts> = {
  id: 'stranded',
  title: { zh: '滞留在旅程中的人', en: 'People stranded in journeys' },
  measure: async ({ db }) => ({ sweep: await lastSweep(db) }),
  judge({ sweep }) {
    if (!sweep) return good('还没有巡查过（每 10 分钟一次）', 'not looked for yet (every 10 minutes)');
    const { found: people, repaired } = sweep;
    if (people === 0) return good('没有', 'none');
    return found(
      repaired < people ? 'bad' : 'warning',
      {
        zh: `上次巡查发现 ${people} 人，已恢复 ${repaired} 人`,
        en: `the last look found ${people}, ${repaired} set going again`,
      },
      {
        zh: '这是荷塘的缺陷或有人手工改过数据库：保留日志里的 stranded 记录并报告',
        en: 'A mistake of Hetang or of a hand in the database: keep the lines “stranded” of the log and report it',
      },
    );
  },
};
