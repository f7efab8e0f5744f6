import type { Plan } from '@hetang/contract/plan/registry';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { findGroupChat, type GroupChatRow } from '../sql/find-group-chat.ts';
import type { SidebarDeps } from './deps.ts';
import { memberOf } from './member-of.ts';

/** A customer group as Hetang knows it. */
interface OpenGroupChat {
  staff: { key: string; name: string };
  chat: GroupChatRow;
  plan: Plan | null;
}

/**
 * The group beside which the sidebar stands, for somebody who owns it or is in it.
 * @throws HetangError `access/not-staff` for somebody who has left the plan, `request/not-found` for a group that is
 * unknown or that this member is not in.
 */
export async function openGroupChat(
  { db, clock }: SidebarDeps,
  caller: Caller | null,
  id: string,
): Promise<OpenGroupChat> {
  const { userid, ...staff } = await memberOf(db, caller);
  const [current, chat] = await Promise.all([
    currentPlan(db),
    findGroupChat(db, { id, userid }, clock.now()),
  ]);
  if (!chat) throw new HetangError('request/not-found', { what: `chat ${id}` });
  return { staff, chat, plan: current?.plan ?? null };
}
