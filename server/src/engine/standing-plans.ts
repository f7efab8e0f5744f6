import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { basisOf } from '../modules/segments/rules/basis.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import { compileStanding, type StandingPlan } from '../reaction/standing-plan.ts';

const made = new WeakMap<CompiledPlan, StandingPlan | null>();

/** Segments and ladders of a plan in force, made ready once; null when it has none. */
export async function standingOf(db: Queryable, plan: CompiledPlan): Promise<StandingPlan | null> {
  const known = made.get(plan);
  if (known !== undefined) return known;
  const standing = compileStanding(plan.plan, await segmentNumbers(db, plan.plan));
  made.set(plan, standing);
  return standing;
}

/** Numbers of the segments of exactly this plan: an apply may have gone on meanwhile. */
async function segmentNumbers(db: Queryable, plan: Plan): Promise<ReadonlyMap<string, number>> {
  if (Object.keys(plan.segments).length === 0) return new Map();
  const rows = await db.rows<{ id: number; key: string; basis: string }>(
    sql`select id, key, basis from segment where state <> 'retired'`,
  );
  const same = rows.filter(({ key, basis }) => {
    const segment = Object.hasOwn(plan.segments, key) ? plan.segments[key] : undefined;
    return segment !== undefined && basisOf([segment.when], plan) === basis;
  });
  return new Map(same.map(({ id, key }) => [key, id]));
}
