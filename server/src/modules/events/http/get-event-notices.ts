import {
  type EventNoticePage,
  eventNoticePageSchema,
  eventNoticeQuery,
} from '@hetang/contract/http/event-notices';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';

interface Row {
  source: string;
  name: string;
  problem: EventNoticePage['items'][number]['problem'];
  detail: string;
  count: number;
  last_at: Date;
  event: string | null;
  worst: number | null;
  total: number;
}

/** `GET /v1/events/notices` */
export function getEventNotices({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/events/notices',
      {
        config: { access: 'any' },
        schema: {
          tags: ['events'],
          querystring: eventNoticeQuery,
          response: { 200: eventNoticePageSchema },
        },
      },
      async (request) => {
        const { page, size, days, problem, name, source } = request.query;
        const since = new Date(clock.now().getTime() - days * 86_400_000);
        const rows = await db.rows<Row>(sql`
          select source, name, problem, detail, sum(count)::bigint as count, max(last_at) as last_at,
            (array_agg(part || '-' || seq order by last_at desc) filter (where part >= 0))[1] as event, max(worst) as worst,
            count(*) over () as total
          from event_notice
          where last_at >= ${since}
            and (${problem ?? null}::text is null or problem = ${problem ?? null})
            and (${name ?? null}::text is null or name = ${name ?? null})
            and (${source ?? null}::text is null or source = ${source ?? null})
          group by source, name, problem, detail
          order by max(last_at) desc, source, name, problem, detail
          limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map(presentNotice),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}

function presentNotice({ source, name, problem, detail, count, last_at, event, worst }: Row) {
  return { source, name, problem, detail, count, lastAt: last_at.toISOString(), event, worst };
}
