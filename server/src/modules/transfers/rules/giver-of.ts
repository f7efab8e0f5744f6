import type { Plan } from '@hetang/contract/plan/registry';
import type { Giver } from '../sql/candidates.ts';

/** The member behind a platform id. */
export function giverOf(plan: Plan, kind: Giver['kind'], userid: string): Giver {
  const found = Object.entries(plan.staff).find(([, staff]) => staff.wecom === userid);
  return { kind, userid, staff: found?.[0] ?? null };
}
