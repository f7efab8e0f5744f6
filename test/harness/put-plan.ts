import { emptyPlan, type Plan } from '../../contract/src/plan/registry.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';

/** Puts a plan in force as the next version, without lint: for tests that need names and rules to look up. */
export async function putPlan(db: Database, definitions: Partial<Plan>, at: Date): Promise<number> {
  const plan: Plan = {
    ...emptyPlan({ plan: 'pond', name: '荷塘示例', timezone: 'Asia/Shanghai' }),
    ...definitions,
  };
  return db.transaction(async (tx) => {
    const row = await tx.one<{ version: number }>(
      sql`select coalesce(max(version), 0) + 1 as version from plan_version`,
    );
    const version = row?.version ?? 1;
    await tx.run(sql`
      insert into plan (key, name, version, running) values (${plan.meta.plan}, ${plan.meta.name}, ${version}, true)
      on conflict (key) do update set version = excluded.version, name = excluded.name`);
    await tx.run(sql`
      insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
      values (${version}, ${plan.meta.plan}, ${JSON.stringify(plan)}, ${at}, 'test', 1)`);
    return version;
  });
}
