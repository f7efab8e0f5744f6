import type { MomentCalendar, Slot } from '@hetang/contract/plan/kinds/calendar';
import type { Plan } from '@hetang/contract/plan/registry';

/** Staff who publish a slot of Moments: of its account, or whom the slot names, and those of the further accounts. */
export function publishersOf(plan: Pick<Plan, 'accounts'>, calendar: MomentCalendar, slot: Slot): string[] {
  const staffOf = (account: string): string | undefined =>
    Object.hasOwn(plan.accounts, account) ? plan.accounts[account]?.staff : undefined;
  const named = [slot.by ?? staffOf(calendar.account), ...(calendar.also ?? []).map(staffOf)];
  return [...new Set(named.filter((one) => one !== undefined))];
}
