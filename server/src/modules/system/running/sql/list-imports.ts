import type { ImportProgress } from '@hetang/contract/http/imports';
import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import type { JobFacts } from '../rules/job.ts';

interface Row {
  id: number;
  file_name: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  created_by: string;
  started_at: Date;
  finished_at: Date | null;
  beat_at: Date | null;
  progress: ImportProgress | null;
  rows: number | null;
  error: string | null;
}

/** Imports that run, and those that ended since a moment. Of a file nobody knows the rows before it is read. */
export async function listImports(db: Queryable, since: Date): Promise<JobFacts[]> {
  const rows = await db.rows<Row>(sql`
    select id, file_name, state, created_by, started_at, finished_at, coalesce(p.beat_at, started_at) as beat_at,
      p.progress,
      (summary ->> 'rows')::int as rows, error
    from import_run left join import_progress p on p.import_id = id
    where state = 'running' or (finished_at > ${since} and started_at is not null)
    order by id desc limit 200`);
  return rows.map((row) => ({
    kind: 'import',
    id: String(row.id),
    name: row.file_name,
    step: row.progress?.phase ?? null,
    state: row.state,
    by: row.created_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    beatAt: row.beat_at,
    ...countsOf(row),
    file: null,
    error: row.error,
  }));
}

function countsOf({ state, rows, progress }: Row): Pick<JobFacts, 'done' | 'total'> {
  if (state !== 'running') return { done: rows, total: state === 'done' ? rows : null };
  if (!progress) return { done: 0, total: null };
  const { phase, written, total } = progress;
  return phase === 'writing' && total !== null
    ? { done: written, total }
    : { done: progress.rows, total: null };
}
