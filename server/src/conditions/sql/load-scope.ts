import type { Plan } from '@hetang/contract/plan/registry';
import type { Scalar } from '@hetang/contract/plan/values';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { counterKey } from '../rules/counter-key.ts';
import type { SqlScope } from './scope.ts';

/** What translating the conditions of a plan in force needs from the database. */
export async function loadScope(db: Queryable, plan: Plan, now: Date): Promise<SqlScope> {
  const counters = await db.rows<{ id: number; event: string; filter: Record<string, Scalar> }>(
    sql`select id, event, filter from counter`,
  );
  const counterIds = new Map(counters.map(({ id, event, filter }) => [counterKey(event, filter), id]));
  return { plan, counterIds, now };
}
