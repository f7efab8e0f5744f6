import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import { stateSql } from '../../reconciliations/stop-reconciliation.ts';
import type { JobFacts } from '../rules/job.ts';

interface Row {
  id: number;
  state: 'running' | 'done' | 'stopped' | 'failed';
  asked_by: string | null;
  started_at: Date;
  finished_at: Date | null;
  step: string | null;
  done: number | null;
  total: number | null;
  differences: number;
  error: string | null;
}

/** Comparisons with the platform. One that is interrupted goes on by itself, so silence means nothing. */
export async function listComparisons(db: Queryable, since: Date): Promise<JobFacts[]> {
  const rows = await db.rows<Row>(sql`
    select id, ${stateSql} as state, asked_by, started_at, finished_at, place ->> 'step' as step, (place ->> 'done')::int as done,
      (place ->> 'total')::int as total, coalesce((counts ->> 'differences')::int, 0) as differences, error
    from wecom_sync where state = 'running' or finished_at > ${since}
    order by id desc limit 200`);
  return rows.map((row) => {
    const running = row.state === 'running';
    return {
      kind: 'reconciliation',
      id: String(row.id),
      name: '',
      step: row.step,
      state: row.state,
      by: row.asked_by,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      beatAt: null,
      // Each step counts its own; of one that has ended there is nothing left to count.
      done: running ? row.done : null,
      total: running ? row.total : null,
      // What was found until it ended early is not the whole.
      file: row.state !== 'done' || row.differences === 0 ? null : differencesOf(row.id),
      error: row.error,
    };
  });
}

const differencesOf = (id: number): JobFacts['file'] => ({
  name: 'differences.xlsx',
  href: `/v1/wecom/reconciliations/${id}/differences/export.xlsx`,
});
