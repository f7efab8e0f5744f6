import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { communityNames } from './community-names.ts';
import { putChats } from './regroup-chats.ts';
import { communityOf } from './rules/community-of.ts';

/** Where people want groups to belong; `byName` gives the choice back to their names. */
export interface Choice {
  chats: readonly string[];
  community: string | null;
  byName: boolean;
  by: string;
}

/**
 * Groups belong from now on where somebody says. Contacts in them leave the one community and join the other.
 * @returns how many belong elsewhere than before.
 * @throws HetangError `request/not-found` for a community or a group that there is not.
 */
export async function chooseCommunity(
  tx: Tx,
  { chats, community, byName, by }: Choice,
  { plan, now }: { plan: Plan | null; now: Date },
): Promise<number> {
  if (!byName && community !== null && !Object.hasOwn(plan?.communities ?? {}, community))
    throw new HetangError('request/not-found', { what: `community ${community}` });
  const rows = await tx.rows<{ chat_id: string; name: string; community_key: string | null }>(sql`
    select chat_id, name, community_key from community_chat where chat_id = any(${chats}::text[])
    order by chat_id for update`);
  const known = new Set(rows.map((row) => row.chat_id));
  const strange = chats.find((id) => !known.has(id));
  if (strange !== undefined) throw new HetangError('request/not-found', { what: `chat ${strange}` });
  const names = communityNames(plan);
  const changes = rows.map((row) => ({
    chatId: row.chat_id,
    community: byName ? communityOf(row.name, names) : community,
  }));
  await putChats(tx, { changes, by: byName ? null : by, now });
  return rows.filter((row, nr) => row.community_key !== changes[nr]?.community).length;
}
