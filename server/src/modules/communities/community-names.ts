import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { currentPlan, currentVersion } from '../../plan/current.ts';
import type { CommunityNames } from './rules/community-of.ts';

/** What the communities of a plan say about the names of their groups. */
export function communityNames(plan: Plan | null): CommunityNames[] {
  return Object.entries(plan?.communities ?? {}).map(([key, { name, series, chats }]) => ({
    key,
    name,
    series,
    chats,
  }));
}

/** The same of the plan in force; kept until it changes. */
export function communityNamesNow(): (db: Queryable) => Promise<CommunityNames[]> {
  let kept: { version: number; names: CommunityNames[] } | undefined;
  return async (db) => {
    const version = await currentVersion(db);
    if (kept?.version !== version)
      kept = { version, names: communityNames((await currentPlan(db))?.plan ?? null) };
    return kept.names;
  };
}
