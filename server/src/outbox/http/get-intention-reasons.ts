import { intentionReasonsSchema } from '@hetang/contract/http/work';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Endpoint } from '../../kernel/http/app.ts';

const DAYS = 30;
const MOST = 50;

/** `GET /v1/intentions/reasons`: why messages were held up or came to nothing in the last 30 days, most frequent first. */
export function getIntentionReasons({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/intentions/reasons',
      { config: { access: 'any' }, schema: { tags: ['reach'], response: { 200: intentionReasonsSchema } } },
      async () => {
        const since = new Date(clock.now().getTime() - DAYS * 86_400_000);
        const items = await db.rows<{ kind: string; state: 'failed'; reason: string; count: number }>(sql`
          select kind, state, reason, count(*)::int as count from intention
          where reason is not null and state <> 'sent' and (settled_at is null or settled_at > ${since})
          group by kind, state, reason order by count(*) desc, kind, state, reason limit ${MOST}`);
        return { items };
      },
    );
  };
}
