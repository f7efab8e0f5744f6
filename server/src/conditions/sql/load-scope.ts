import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { keptIdsOf } from '../rules/kept-defs.ts';
import { loadKeptDefs } from './load-kept-defs.ts';
import type { SqlScope } from './scope.ts';

/** What translating the conditions of a plan in force needs from the database. */
export async function loadScope(db: Queryable, plan: Plan, now: Date): Promise<SqlScope> {
  return { plan, kept: keptIdsOf(await loadKeptDefs(db)), now };
}
