import type { Plan } from '@hetang/contract/plan/registry';

/** A live code as the plan wants it. */
export interface DesiredCode {
  /** Platform ids of the members who are added by it. */
  userids: string[];
  /** For the console of the platform; cut there to 30 characters. */
  remark: string;
  skipVerify: boolean;
}

/**
 * What the plan says of a code that adds staff; null for other kinds, which nothing makes yet. Staff that the plan
 * does not know are left out (lint refuses them).
 */
export function desiredCode(plan: Plan, key: string): DesiredCode | null {
  const code = plan.codes[key];
  if (!code || code.kind !== undefined) return null;
  return {
    userids: code.staff.flatMap((staff) => plan.staff[staff]?.wecom ?? []),
    remark: code.remark ?? code.name,
    skipVerify: code['skip-verify'],
  };
}
