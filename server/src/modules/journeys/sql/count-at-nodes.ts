import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How many people are at each step now, of some versions of a journey. */
export async function countAtNodes(
  db: Queryable,
  journey: string,
  versions: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.rows<{ node: number; people: number }>(sql`
    select node, count(*) as people from enrolment
    where journey = ${journey} and status = 'active' and version = any(${versions}::int[])
    group by node order by node`);
  return new Map(rows.map((row) => [row.node, row.people]));
}

/** How many people are under way on each version of the plan. */
export async function countByVersion(
  db: Queryable,
  journey: string,
): Promise<{ version: number; applied_at: Date; people: number }[]> {
  return db.rows(sql`
    select e.version, v.applied_at, e.people
    from (
      select version, count(*) as people from enrolment
      where journey = ${journey} and status = 'active' group by version
    ) e join plan_version v on v.version = e.version
    order by e.version desc`);
}
