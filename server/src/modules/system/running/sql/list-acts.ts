import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import type { JobFacts } from '../rules/job.ts';

interface Row {
  id: number;
  kind: string;
  asked_by: string;
  undo_by: string | null;
  started_at: Date;
  ended_at: Date | null;
  undo_started_at: Date | null;
  undo_ended_at: Date | null;
  error: string | null;
  done: number | null;
  total: number | null;
}

/** What is done with many contacts at once, and its undoing; people are counted only while it is under way. */
export async function listActs(db: Queryable, since: Date): Promise<JobFacts[]> {
  const rows = await db.rows<Row>(sql`
    select a.id, a.act ->> 'kind' as kind, a.asked_by, a.undo_by, a.started_at, a.ended_at, a.undo_started_at,
      a.undo_ended_at, a.error, n.done, n.total
    from bulk_act a left join lateral (
      select
        count(*) filter (where case when a.undo_started_at is null then state = 'done' else state in ('undone', 'kept') end)
          as done,
        count(*) filter (where state <> 'skipped') as total
      from bulk_act_person where act_id = a.id
    ) n on a.undo_started_at is null and a.ended_at is null or a.undo_started_at is not null and a.undo_ended_at is null
    where a.started_at is not null and (a.ended_at is null or a.ended_at > ${since}
      or a.undo_started_at is not null and (a.undo_ended_at is null or a.undo_ended_at > ${since}))
    order by a.started_at desc limit 200`);
  return rows.map((row) => {
    const undoing = row.undo_started_at !== null;
    const finishedAt = undoing ? row.undo_ended_at : row.ended_at;
    return {
      kind: 'act',
      id: String(row.id),
      name: row.kind,
      step: undoing ? 'undo' : null,
      state: finishedAt === null ? 'running' : row.error !== null && !undoing ? 'stopped' : 'done',
      by: row.undo_by ?? row.asked_by,
      startedAt: row.undo_started_at ?? row.started_at,
      finishedAt,
      beatAt: null,
      done: row.done,
      total: row.total,
      file: null,
      error: undoing ? null : row.error,
    };
  });
}
