import type { Segment } from '@hetang/contract/plan/kinds/segments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { currentPlan } from '../../plan/current.ts';

/**
 * A segment of the plan in force, with the plan.
 * @throws HetangError `request/not-found` when the plan does not have it.
 */
export async function findSegment(db: Queryable, key: string): Promise<{ plan: Plan; segment: Segment }> {
  const plan = (await currentPlan(db))?.plan;
  const segment = plan && Object.hasOwn(plan.segments, key) ? plan.segments[key] : undefined;
  if (!plan || !segment) throw new HetangError('request/not-found', { what: `segment ${key}` });
  return { plan, segment };
}

/**
 * The number under which the members of a segment are kept.
 * @throws HetangError `segment/not-ready` while they are being computed.
 */
export async function findKept(db: Queryable, key: string): Promise<number> {
  const row = await db.one<{ id: number }>(
    sql`select id from segment where key = ${key} and state = 'ready'`,
  );
  if (!row) throw new HetangError('segment/not-ready', { segment: key });
  return row.id;
}
