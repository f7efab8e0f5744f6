import {
  type EventSource,
  eventSourcePageSchema,
  eventSourceQuery,
  type eventSourceSorts,
} from '@hetang/contract/http/event-notices';
import type { Database } from '../../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { CLOCK_TOLERANCE_MS } from '../rules/clock-shift.ts';

interface Row {
  source: string;
  shift_ms: number;
  measured_at: Date;
  correct: boolean;
  decided_by: string | null;
  decided_at: Date | null;
  corrected: number;
  total: number;
}

const ORDERS: Readonly<Record<(typeof eventSourceSorts)[number], Sql>> = {
  source: raw('source'),
  '-source': raw('source desc'),
  shift: raw('abs(shift_ms), source'),
  '-shift': raw('abs(shift_ms) desc, source'),
};

/** `GET /v1/events/sources`: the clock of every sender that says when it sends. */
export function getEventSources({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/events/sources',
      {
        config: { access: 'any' },
        schema: { tags: ['events'], querystring: eventSourceQuery, response: { 200: eventSourcePageSchema } },
      },
      async (request) => {
        const { page, size, sort, wrong } = request.query;
        const rows = await db.rows<Row>(sql`
          select *, count(*) over () as total from event_source
          where ${wrong ?? null}::bool is null or ${wrong ?? null} = (abs(shift_ms) >= ${CLOCK_TOLERANCE_MS})
          order by ${ORDERS[sort]} limit ${size} offset ${(page - 1) * size}`);
        return { items: rows.map(presentSource), total: rows[0]?.total ?? 0 };
      },
    );
  };
}

function presentSource(row: Row): EventSource {
  return {
    source: row.source,
    shift: Math.round(row.shift_ms / 1000),
    measuredAt: row.measured_at.toISOString(),
    correct: row.correct,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    corrected: row.corrected,
  };
}
