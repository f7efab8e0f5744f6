import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import { PARTS } from '../../../../kernel/log/append.ts';
import type { JobFacts } from '../rules/job.ts';

interface SegmentRow {
  id: number;
  name: string;
  state: string;
  by: string | null;
  declared_at: Date;
  built_at: Date | null;
}

/** Segments that are computed: one statement each, so nothing in between can be counted. */
export async function listSegmentBuilds(db: Queryable, since: Date): Promise<JobFacts[]> {
  const rows = await db.rows<SegmentRow>(sql`
    select s.id, coalesce(d.name, s.key) as name, s.state, v.applied_by as by, s.declared_at, s.built_at
    from segment s left join plan_version v using (version)
    left join lateral (
      select spec ->> 'name' as name from definition d
      where d.kind = 'segments' and d.key = s.key and d.version <= s.version order by d.version desc limit 1) d on true
    where s.state = 'building' or (s.state = 'ready' and s.built_at > ${since})
    order by s.id desc limit 200`);
  return rows.map((row) => ({
    ...wholePlan,
    kind: 'segment',
    id: String(row.id),
    name: row.name,
    state: row.state === 'building' ? 'running' : 'done',
    by: row.by,
    startedAt: row.declared_at,
    finishedAt: row.built_at,
    done: null,
    total: null,
  }));
}

/** The round over all contacts after an apply; how far it is by the numbers of contacts, parts that are through included. */
export async function listVisit(db: Queryable): Promise<JobFacts[]> {
  const row = await db.one<{
    by: string;
    applied_at: Date;
    parts: number;
    positions: number;
    last: number;
  }>(sql`
    select v.applied_by as by, v.applied_at, s.parts, s.positions, coalesce((select max(id) from contact), 0) as last
    from (select max(version) as version, count(*) as parts, sum(position)::bigint as positions from standing_sweep) s
    join plan_version v on v.version = s.version`);
  if (!row) return [];
  const { by, applied_at: startedAt, parts, positions, last } = row;
  const done = Math.min(last, Math.round((positions + (PARTS - parts) * last) / PARTS));
  return [
    {
      ...wholePlan,
      kind: 'visit',
      id: '0',
      name: '',
      state: 'running',
      by,
      startedAt,
      finishedAt: null,
      done,
      total: last,
    },
  ];
}

const wholePlan = { step: null, beatAt: null, file: null, error: null };
