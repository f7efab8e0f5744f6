import type { CodeGroups } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import { type ChatFill, communityOfCode, type DesiredGroups, fullAt } from './rules/desired-groups.ts';

/** What a group code leads into; null for codes that add staff. */
export function presentGroups(
  plan: Plan,
  key: string,
  {
    behind,
    chats,
    current,
  }: { behind: DesiredGroups | null; chats: readonly ChatFill[]; current: readonly string[] },
): CodeGroups | null {
  const community = communityOfCode(plan, key);
  if (community === null) return null;
  const next = behind?.openNext ?? null;
  return {
    community: namesOf(plan).named('communities', community),
    fullAt: fullAt(plan, community),
    chats: chats.map(({ id, name, members }) => ({ id, name, members, on: current.includes(id) })),
    next: next && `${next.name}${next.number}`,
  };
}
