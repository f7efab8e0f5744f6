import type { Plan } from '@hetang/contract/plan/registry';

/** Whether a message goes out as a mass task that staff confirm: what customer service says does not, and costs no quota. */
export function isMass(plan: Pick<Plan, 'messages'>, message: string): boolean {
  return !Object.hasOwn(plan.messages, message) || plan.messages[message]?.via !== 'kf';
}
