import type { Segment } from '@hetang/contract/plan/kinds/segments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
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
