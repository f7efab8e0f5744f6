import type { Queryable } from '../../../kernel/database/database.ts';
import { currentPlan } from '../../../plan/current.ts';

/** The member of staff of the plan in force who has this userid, or null. */
export async function staffOfPlan(
  db: Queryable,
  userid: string,
): Promise<{ key: string; name: string } | null> {
  const plan = (await currentPlan(db))?.plan;
  const found = Object.entries(plan?.staff ?? {}).find(([, { wecom }]) => wecom === userid);
  return found ? { key: found[0], name: found[1].name } : null;
}
