import {
  type Reconciliation,
  reconciliationListQuery,
  reconciliationPageSchema,
} from '@hetang/contract/http/reconciliations';
import { raw, sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ReconciliationDeps } from './deps.ts';
import { stateSql } from './stop-reconciliation.ts';

interface Row {
  id: number;
  state: Reconciliation['state'];
  asked_by: string | null;
  started_at: Date;
  beat_at: Date;
  finished_at: Date | null;
  step: Reconciliation['step'];
  done: number;
  reckoned: number | null;
  counts: Record<string, number>;
  error: string | null;
  total: number;
}

/** `GET /v1/wecom/reconciliations`: comparisons with the platform, how far they are and what they found. */
export function getReconciliations({ db }: Pick<ReconciliationDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/reconciliations',
      {
        config: { access: 'any' },
        schema: {
          tags: ['wecom'],
          querystring: reconciliationListQuery,
          response: { 200: reconciliationPageSchema },
        },
      },
      async (request) => {
        const { page, size, state = null, sort } = request.query;
        const direction = raw(sort === 'startedAt' ? 'asc' : 'desc');
        const rows = await db.rows<Row>(sql`
          select id, ${stateSql} as state, asked_by, started_at, beat_at, finished_at, place ->> 'step' as step,
            (place ->> 'done')::int as done, (place ->> 'total')::int as reckoned, counts, error,
            count(*) over () as total
          from wecom_sync where ${state}::text is null or ${stateSql} = ${state}
          order by started_at ${direction}, id ${direction} limit ${size} offset ${(page - 1) * size}`);
        return { items: rows.map(present), total: rows[0]?.total ?? 0 };
      },
    );
  };
}

function present(row: Row): Reconciliation {
  return {
    id: row.id,
    state: row.state,
    by: row.asked_by,
    startedAt: row.started_at.toISOString(),
    beatAt: row.beat_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    step: row.step,
    done: row.done,
    total: row.reckoned,
    counts: row.counts,
    error: row.error,
  };
}
