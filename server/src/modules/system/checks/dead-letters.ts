import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

export interface DeadLetterFacts {
  /** Most frequent first. */
  reasons: readonly { reason: string; count: number }[];
}

const DAYS = 7;
const NAMED = 5;

/** What could not be sent or called in the last days, by reason. */
export const deadLetters: Check<{ db: Queryable; clock: Clock }, DeadLetterFacts> = {
  id: 'dead-letters',
  title: { zh: '发送和调用失败', en: 'Failed sends and calls' },
  async measure({ db, clock }) {
    const since = new Date(clock.now().getTime() - DAYS * 86_400_000);
    return {
      reasons: await db.rows(sql`
        select reason, sum(n)::int as count from (
          select kind || ' ' || coalesce(reason, '-') as reason, count(*) as n from intention
          where state = 'failed' and settled_at > ${since} group by 1
          union all
          select 'webhook ' || coalesce(status::text, left(error, 60), '-'), count(*) from webhook_call
          where state = 'failed' and settled_at > ${since} group by 1) as dead (reason, n)
        group by reason order by count desc, reason`),
    };
  },
  judge({ reasons }) {
    if (reasons.length === 0) return good(`${DAYS} 天内没有`, `none in ${DAYS} days`);
    const list = reasons
      .slice(0, NAMED)
      .map(({ reason, count }) => `${reason} ×${count}`)
      .join(', ');
    return found(
      'warning',
      { zh: `${DAYS} 天内：${list}`, en: `in ${DAYS} days: ${list}` },
      {
        zh: '在“触达”里按原因查看，排除原因后重试；调用失败看对方系统',
        en: 'See them by reason under Reach and retry when the cause is gone; for webhooks see the other system',
      },
    );
  },
};
