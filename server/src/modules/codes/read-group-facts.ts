import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { openChats } from '../communities/api.ts';
import { type ChatFill, communityOfCode } from './rules/desired-groups.ts';

interface GroupFacts {
  /** The groups of the code's community, in order. */
  chats: readonly ChatFill[];
  /** Those that it leads into on the platform. */
  current: readonly string[];
}

/** What group codes of a plan depend on, by code. */
export async function readGroupFacts(db: Queryable, plan: Plan): Promise<(key: string) => GroupFacts> {
  const communities = Object.keys(plan.codes).flatMap((key) => communityOfCode(plan, key) ?? []);
  if (communities.length === 0) return () => ({ chats: [], current: [] });
  const [chats, rows] = await Promise.all([
    openChats(db, [...new Set(communities)]),
    db.rows<{ key: string; chat_ids: string[] }>(
      sql`select key, chat_ids from channel_code where chat_ids is not null`,
    ),
  ]);
  const current = new Map(rows.map((row) => [row.key, row.chat_ids]));
  return (key) => ({
    chats: chats.get(communityOfCode(plan, key) ?? '') ?? [],
    current: current.get(key) ?? [],
  });
}
