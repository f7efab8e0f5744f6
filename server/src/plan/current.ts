import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import type { PlanFile } from './source/plan-files.ts';

export interface CurrentPlan {
  version: number;
  plan: Plan;
  appliedAt: Date;
}

/** The plan that this workspace runs, or null before the first apply. */
export async function currentPlan(db: Queryable): Promise<CurrentPlan | null> {
  const row = await db.one<{ version: number; spec: Plan; applied_at: Date }>(sql`
    select v.version, v.spec, v.applied_at
    from plan p join plan_version v on v.version = p.version
    where p.running`);
  return row ? { version: row.version, plan: asPlan(row.spec), appliedAt: row.applied_at } : null;
}

/** The plan as it was at a version, for what started under it; null when there is no such version. */
export async function planAt(db: Queryable, version: number): Promise<Plan | null> {
  const row = await db.one<{ spec: Plan }>(sql`select spec from plan_version where version = ${version}`);
  return row ? asPlan(row.spec) : null;
}

/** The files that a version was read from; null when they were not kept. */
export async function filesAt(db: Queryable, version: number): Promise<PlanFile[] | null> {
  const row = await db.one<{ files: PlanFile[] | null }>(
    sql`select files from plan_version where version = ${version}`,
  );
  return row?.files ?? null;
}

/** The number of the version in force, 0 before the first apply. Cheap: asked for every batch. */
export async function currentVersion(db: Queryable): Promise<number> {
  const row = await db.one<{ version: number }>(sql`select version from plan where running`);
  return row?.version ?? 0;
}

/** A plan applied before a kind existed has no definitions of that kind. */
function asPlan(spec: Pick<Plan, 'meta'> & Partial<Plan>): Plan {
  return { ...emptyPlan(spec.meta), ...spec };
}
