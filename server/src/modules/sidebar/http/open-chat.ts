import type { Plan } from '@hetang/contract/plan/registry';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type CustomerRow, findCustomer } from '../sql/find-customer.ts';
import type { SidebarDeps } from './deps.ts';
import { memberOf } from './member-of.ts';

/** A private chat as Hetang knows it. */
export interface OpenChat {
  staff: { key: string; name: string };
  customer: CustomerRow;
  plan: Plan | null;
  quota: { allowed: number };
}

/**
 * Who is in a chat: the member who asks and their customer.
 * @throws HetangError `access/not-staff` for somebody who has left the plan, `request/not-found` for a customer who is
 * unknown or never was a friend of this member.
 */
export async function openChat(
  { db, clock, quotaWindow }: SidebarDeps,
  caller: Caller | null,
  external: string,
): Promise<OpenChat> {
  const { key, name } = await memberOf(db, caller);
  const plan = (await currentPlan(db))?.plan ?? null;
  const now = clock.now();
  const quota = quotaWindow(now, plan);
  const customer = await findCustomer(db, { external, staff: key }, { quotaStart: quota.start, now });
  if (!customer) throw new HetangError('request/not-found', { what: `customer ${external}` });
  return { staff: { key, name }, customer, plan, quota };
}
