import type { Finding } from '@hetang/contract/http/plan';

/** Whether the files are another plan than the one in force. */
export function meetsOtherPlan(findings: readonly Finding[] | undefined): boolean {
  return findings?.some(({ code }) => code === 'plan/other-plan') ?? false;
}
