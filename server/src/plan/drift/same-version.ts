import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { differencesOf } from '../diff.ts';

/** Versions looked at. */
const LAST = 30;

/** The newest of the last versions that says just what a plan says; null when none does. */
export async function sameVersion(db: Queryable, plan: Plan): Promise<number | null> {
  const rows = await db.rows<{ version: number; spec: Pick<Plan, 'meta'> & Partial<Plan> }>(sql`
    select version, spec from plan_version where plan = ${plan.meta.plan} order by version desc limit ${LAST}`);
  const same = rows.find(({ spec }) => {
    const earlier: Plan = { ...emptyPlan(spec.meta), ...spec };
    return differencesOf(earlier, plan).length === 0;
  });
  return same?.version ?? null;
}
