import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Where the people of one journey are and have been. */
export interface StepCounts {
  /** People at a node now. */
  waiting: Map<number, number>;
  /** People under way on versions whose steps are others. */
  elsewhere: number;
  /** Passages by node, and by node and outcome as `3 if 1`. */
  passed: Map<string, number>;
  endings: Ending[];
  /** Ends of a way by the node where the person was. */
  endedAt: Map<number, Ending[]>;
}

interface Ending {
  reason: string;
  count: number;
}

/** Counts over the given versions; endings over all. */
export async function countSteps(
  db: Queryable,
  key: string,
  versions: readonly number[],
): Promise<StepCounts> {
  const [waiting, passed, endings, endedAt] = await Promise.all([
    db.rows<{ node: number | null; count: number }>(sql`
      select case when version = any(${versions}::int[]) then node end as node, count(*) as count
      from enrolment where journey = ${key} and status = 'active' group by 1`),
    db.rows<{ node: number; outcome: string | null; count: number }>(sql`
      select node, outcome, count(*) as count
      from journey_step where journey = ${key} and version = any(${versions}::int[])
        and outcome is distinct from 'moved' group by node, outcome`),
    db.rows<Ending>(sql`
      select coalesce(end_reason, '') as reason, count(*) as count
      from enrolment where journey = ${key} and status = 'ended' group by 1 order by 2 desc, 1`),
    db.rows<{ node: number; ended: Ending[] }>(sql`
      select node, json_agg(json_build_object('reason', reason, 'count', count) order by count desc, reason) as ended
      from (
        select node, coalesce(end_reason, '') as reason, count(*) as count
        from enrolment where journey = ${key} and status = 'ended' and version = any(${versions}::int[])
        group by 1, 2
      ) at group by node`),
  ]);
  const result: StepCounts = {
    waiting: new Map(),
    elsewhere: 0,
    passed: new Map(),
    endings,
    endedAt: new Map(endedAt.map(({ node, ended }) => [node, ended])),
  };
  for (const { node, count } of waiting) {
    if (node === null) result.elsewhere = count;
    else result.waiting.set(node, count);
  }
  for (const { node, outcome, count } of passed) {
    const whole = `${node}`;
    result.passed.set(whole, (result.passed.get(whole) ?? 0) + count);
    if (outcome !== null) result.passed.set(`${node} ${outcome}`, count);
  }
  return result;
}
