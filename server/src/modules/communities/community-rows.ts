import type { CommunityRow } from '@hetang/contract/http/communities';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { dayIn } from '../../kernel/zone.ts';
import { healthOf } from './rules/health.ts';
import { type CommunityFacts, communityFacts } from './sql/community-facts.ts';

const WEEK_MS = 7 * 86_400_000;
const NOTHING: CommunityFacts = {
  chats: 0,
  members: 0,
  joined7: 0,
  left7: 0,
  activeMemberDays: 0,
  memberDays: 0,
};

/** Every community of a plan with its groups and its week. */
export async function communityRows(db: Queryable, plan: Plan | null, now: Date): Promise<CommunityRow[]> {
  if (!plan) return [];
  const since = new Date(now.getTime() - WEEK_MS);
  const facts = await communityFacts(db, { since, sinceDay: dayIn(since, plan.meta.timezone) });
  return Object.entries(plan.communities).map(([key, { name, health }]) => {
    const mine = facts.get(key) ?? NOTHING;
    const { chats, members, joined7, left7 } = mine;
    return { key, name, chats, members, joined7, left7, health: healthOf(mine, health) };
  });
}
