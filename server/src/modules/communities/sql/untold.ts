import type { Tx } from '../../../kernel/database/database.ts';
import { join, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { Membership } from '../rules/tell-membership.ts';

/** Whose memberships are looked at; everybody's where nothing is said. */
export interface Whose {
  chatIds?: readonly string[];
  memberIds?: readonly string[];
}

interface Row {
  chat_id: string;
  member_id: string;
  unionid: string | null;
  joined_at: Date;
  scene: string;
  inviter: string | null;
  state: string | null;
  code: string | null;
  left_at: Date | null;
  leave: string | null;
  told_community: string | null;
  told_joined_at: Date | null;
  told_left_at: Date | null;
  told_at: Date | null;
  community: string | null;
  returns: boolean;
}

/** Customers in groups who are contacts and of whom the log has been told something else, locked; at most `limit`. */
export async function lockUntold(tx: Tx, whose: Whose, limit: number): Promise<Membership[]> {
  const rows = await tx.rows<Row>(sql`
    select m.chat_id, m.member_id, m.unionid, m.joined_at, m.scene, m.inviter, m.state,
      (select k.key from channel_code k where k.platform_state = m.state) as code, m.left_at, m.leave,
      m.told_community, m.told_joined_at, m.told_left_at, m.told_at, c.community_key as community,
      coalesce(c.community_key = any(c.former), false) as returns
    from community_chat_member m join community_chat c on c.chat_id = m.chat_id
    where ${whoseSql(whose)} and m.kind = 'customer'
      and (m.told_community is distinct from c.community_key
        or (c.community_key is not null
          and (m.told_joined_at is distinct from m.joined_at or m.told_left_at is distinct from m.left_at)))
      and (exists (select from identity i where i.kind = 'external_userid' and i.value = m.member_id)
        or exists (select from identity i where i.kind = 'unionid' and i.value = m.unionid))
    order by m.chat_id, m.member_id limit ${limit}
    for update of m`);
  return rows.map((row) => ({
    chatId: row.chat_id,
    memberId: row.member_id,
    unionid: row.unionid,
    joinedAt: row.joined_at,
    scene: row.scene,
    inviter: row.inviter,
    state: row.state,
    code: row.code,
    leftAt: row.left_at,
    leave: row.leave,
    toldCommunity: row.told_community,
    toldJoinedAt: row.told_joined_at,
    toldLeftAt: row.told_left_at,
    toldAt: row.told_at,
    community: row.community,
    returns: row.returns,
  }));
}

function whoseSql({ chatIds, memberIds }: Whose): Sql {
  const parts = [
    ...(chatIds ? [sql`m.chat_id = any(${chatIds}::text[])`] : []),
    ...(memberIds ? [sql`m.member_id = any(${memberIds}::text[])`] : []),
  ];
  return join(parts, ' and ', 'true');
}

/** From now on the log knows what is. */
export async function markTold(
  tx: Tx,
  rows: readonly Pick<Membership, 'chatId' | 'memberId' | 'community' | 'toldAt'>[],
): Promise<void> {
  await tx.run(sql`
    update community_chat_member m
    set told_community = r."community",
        told_joined_at = case when r."community" is null then null else m.joined_at end,
        told_left_at = case when r."community" is null then null else m.left_at end,
        told_at = r."toldAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("chatId" text, "memberId" text, "community" text, "toldAt" timestamptz)
    where m.chat_id = r."chatId" and m.member_id = r."memberId"`);
}
