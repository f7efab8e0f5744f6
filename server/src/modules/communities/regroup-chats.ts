import type { Plan } from '@hetang/contract/plan/registry';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { communityNames } from './community-names.ts';
import { type CommunityNames, communityOf } from './rules/community-of.ts';
import { tellMemberships } from './tell-memberships.ts';

const AT_ONCE = 500;

/**
 * Puts every group that nobody has put anywhere where its name says by the plan, and tells the log of the contacts in
 * those that move. In stretches; doing it again changes nothing.
 * @returns how many groups moved.
 */
export async function regroupChats(
  { db, clock }: { db: Database; clock: Clock },
  plan: Plan,
): Promise<number> {
  const names = communityNames(plan);
  let moved = 0;
  let after = '';
  for (;;) {
    const place = { after, names };
    const stretch = await db.transaction((tx) => regroupStretch(tx, place, clock.now()));
    moved += stretch.moved;
    if (stretch.last === null) return moved;
    after = stretch.last;
  }
}

async function regroupStretch(
  tx: Tx,
  { after, names }: { after: string; names: CommunityNames[] },
  now: Date,
): Promise<{ last: string | null; moved: number }> {
  const rows = await tx.rows<{ chat_id: string; name: string; community_key: string | null }>(sql`
    select chat_id, name, community_key from community_chat
    where chat_id > ${after} and chosen_by is null
    order by chat_id limit ${AT_ONCE} for update`);
  const changes = rows
    .map((row) => ({
      chatId: row.chat_id,
      before: row.community_key,
      community: communityOf(row.name, names),
    }))
    .filter(({ before, community }) => before !== community);
  await putChats(tx, { changes, by: null, now });
  return { last: rows.length < AT_ONCE ? null : (rows.at(-1)?.chat_id ?? null), moved: changes.length };
}

interface Move {
  chatId: string;
  community: string | null;
}

/** Puts groups into communities and tells the log; `by` is who chose, null for their names. Groups are locked already. */
export async function putChats(
  tx: Tx,
  { changes, by, now }: { changes: readonly Move[]; by: string | null; now: Date },
): Promise<void> {
  if (changes.length === 0) return;
  await tx.run(sql`
    update community_chat c
    set community_key = r."community", chosen_by = ${by},
        former = case when c.community_key is null or c.community_key = any(c.former)
                        or c.community_key is not distinct from r."community" then c.former
                      else array_append(c.former, c.community_key) end
    from json_to_recordset(${JSON.stringify(changes)}::json) as r ("chatId" text, "community" text)
    where c.chat_id = r."chatId"`);
  await tellMemberships(tx, { chatIds: changes.map((one) => one.chatId) }, now);
}
