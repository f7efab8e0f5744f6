import type { Plan } from '@hetang/contract/plan/registry';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, sql } from '../../../kernel/database/sql.ts';

/** How many contacts belong to each segment of a plan at a moment, by key; one statement for all. */
export async function countMembers(db: Queryable, plan: Plan, now: Date): Promise<Map<string, number>> {
  const segments = Object.entries(plan.segments);
  if (segments.length === 0) return new Map();
  const scope = await loadScope(db, plan, now);
  // A query of its own for each, so that the planner can join instead of asking contact by contact.
  const counts = segments.map(
    ([, segment]) => sql`(select count(*) from contact c where ${conditionSql(segment.when, scope)})`,
  );
  const row = await db.one<{ counts: number[] }>(sql`select array[${join(counts, ', ')}] as counts`);
  return new Map(segments.map(([key], i) => [key, Number(row?.counts[i] ?? 0)]));
}
