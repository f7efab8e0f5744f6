import type { Home } from '@hetang/contract/http/home';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { addDays, dayIn, startOfDay } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import type { HomeDeps } from './deps.ts';
import { askGoals, countedGoals, presentGoals } from './read-goals.ts';
import { readTroubles } from './read-troubles.ts';
import { countGoals } from './sql/count-goals.ts';
import { countStages, type StageCount } from './sql/count-stages.ts';
import { countToday } from './sql/count-today.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** The morning page. What comes from the database is of one instant; what analytics tells follows it closely. */
export async function readHome(deps: HomeDeps): Promise<Home> {
  const now = deps.clock.now();
  const { current, stages, today, troubles, counted } = await readFacts(deps.db, now);
  const plan = current?.plan;
  const asked = plan ? await askGoals(deps, plan, now) : [];
  return {
    plan: current && {
      key: current.plan.meta.plan,
      name: current.plan.meta.name,
      version: current.version,
      appliedAt: current.appliedAt.toISOString(),
    },
    asOf: now.toISOString(),
    goals: plan ? presentGoals(plan, new Map([...counted, ...asked]), now) : [],
    stages: presentStages(plan, stages),
    today,
    attention: troubles,
  };
}

/** All from one snapshot. */
function readFacts(db: Database, now: Date) {
  return db.transaction(async (tx: Tx) => {
    await tx.run(sql`set transaction isolation level repeatable read read only`);
    const current = await currentPlan(tx);
    const zone = current?.plan.meta.timezone ?? DEFAULT_ZONE;
    const day = dayIn(now, zone);
    const [start, end] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
    return {
      current,
      stages: await countStages(tx),
      today: await countToday(tx, { start, end, now }),
      troubles: await readTroubles(tx, now),
      counted: await countGoals(tx, current ? countedGoals(current.plan) : []),
    };
  });
}

function presentStages(plan: Plan | undefined, counts: ReadonlyMap<string, StageCount>): Home['stages'] {
  return Object.entries(plan?.stages ?? {}).map(([key, { name }]) => ({
    key,
    name,
    ...(counts.get(key) ?? { now: 0, entered: 0 }),
  }));
}
