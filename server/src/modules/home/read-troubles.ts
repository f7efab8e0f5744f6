import type { Home } from '@hetang/contract/http/home';
import type { Queryable } from '../../kernel/database/database.ts';
import { currentPlan } from '../../plan/current.ts';
import { listTroubles } from './rules/troubles.ts';
import { countTroubles } from './sql/count-troubles.ts';

const DAY_MS = 86_400_000;

/** What needs a person now, the most pressing first. @param now of the world that the contacts live in. */
export async function readTroubles(db: Queryable, now: Date): Promise<Home['attention']> {
  const current = await currentPlan(db);
  const counts = await countTroubles(db, {
    now,
    dayAgo: new Date(now.getTime() - DAY_MS),
    codes: Object.keys(current?.plan.codes ?? {}),
  });
  return listTroubles(current !== null, counts);
}
