import { emptyPlan, type Plan } from '../../contract/src/plan/registry.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { currentPlan } from '../../server/src/plan/current.ts';
import { diffPlans } from '../../server/src/plan/diff.ts';
import { storeVersion } from '../../server/src/plan/store-version.ts';

/** Puts a plan in force as the next version, without lint: for tests that need names and rules to look up. */
export async function putPlan(db: Database, definitions: Partial<Plan>, now: Date): Promise<number> {
  const plan: Plan = {
    ...emptyPlan({ plan: 'pond', name: '荷塘示例', timezone: 'Asia/Shanghai' }),
    ...definitions,
  };
  return db.transaction(async (tx) => {
    const row = await tx.one<{ version: number }>(
      sql`select coalesce(max(version), 0) + 1 as version from plan_version`,
    );
    const version = row?.version ?? 1;
    const before = (await currentPlan(tx))?.plan ?? null;
    const replaces = before?.meta.plan !== plan.meta.plan;
    await storeVersion(tx, { plan, version, by: 'test', now, changes: diffPlans(before, plan), replaces });
    return version;
  });
}
