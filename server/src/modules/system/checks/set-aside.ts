import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

export interface SetAsideFacts {
  consumers: readonly { name: string; open: number; error: string }[];
}

/** No event waits for somebody because a consumer could not handle it. */
export const setAside: Check<{ db: Queryable }, SetAsideFacts> = {
  id: 'set-aside',
  title: { zh: '搁置的事件', en: 'Events set aside' },
  measure: async ({ db }) => ({
    consumers: await db.rows(sql`
      select consumer as name, count(*) as open, (array_agg(left(error, 120) order by failed_at desc))[1] as error
      from event_failure where resolved_at is null and dismissed_at is null
      group by consumer order by consumer`),
  }),
  judge({ consumers }) {
    if (consumers.length === 0) return good('没有', 'none');
    const list = consumers.map(({ name, open, error }) => `${name} ${open}（${error}）`).join('，');
    const english = consumers.map(({ name, open, error }) => `${name} ${open} (${error})`).join(', ');
    return found(
      'bad',
      { zh: list, en: english },
      {
        zh: '在“系统 → 搁置的事件”里排除原因后重试',
        en: 'Remove the cause, then retry under System → Set-aside events',
      },
    );
  },
};
