import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type KnownContact, type KnownFollow, type Loss, stranger } from '../rules/known.ts';

interface ContactRow {
  external_userid: string;
  name: string | null;
  avatar: string | null;
  unionid: string | null;
  changes: number;
  profile_at: Date | null;
}

interface FollowRow {
  external_userid: string;
  userid: string;
  added_at: Date | null;
  lost_at: Date | null;
  loss: Loss | null;
  half: boolean;
  remark: string | null;
  tags: string[];
  touch: number;
}

/** Reads what is known of these people and locks it, in one order, until the transaction ends. */
export async function recall(tx: Tx, externalUserids: readonly string[]): Promise<Map<string, KnownContact>> {
  const ids = [...new Set(externalUserids)].sort();
  await tx.run(sql`
    insert into wecom_contact (external_userid) select id from unnest(${ids}::text[]) as n (id)
    on conflict do nothing`);
  const contacts = await tx.rows<ContactRow>(sql`
    select external_userid, name, avatar, unionid, changes, profile_at
    from wecom_contact where external_userid = any(${ids}::text[])
    order by external_userid for update`);
  const follows = await tx.rows<FollowRow>(sql`
    select external_userid, userid, added_at, lost_at, loss, half, remark, tags, touch
    from wecom_follow where external_userid = any(${ids}::text[])
    order by external_userid, userid for update`);
  const known = new Map<string, KnownContact>(ids.map((id) => [id, stranger(id)]));
  for (const row of contacts) {
    known.set(row.external_userid, {
      externalUserid: row.external_userid,
      name: row.name,
      avatar: row.avatar,
      unionid: row.unionid,
      changes: row.changes,
      profileAt: row.profile_at,
      follows: [],
    });
  }
  for (const row of follows) known.get(row.external_userid)?.follows.push(asFollow(row));
  return known;
}

function asFollow(row: FollowRow): KnownFollow {
  return {
    userid: row.userid,
    addedAt: row.added_at,
    lostAt: row.lost_at,
    loss: row.loss,
    half: row.half,
    remark: row.remark,
    tags: row.tags,
    touch: row.touch,
  };
}

/** Writes what has changed. `touch` belongs to who marks tags and is left alone. */
export async function remember(tx: Tx, known: readonly KnownContact[]): Promise<void> {
  if (known.length === 0) return;
  await tx.run(sql`
    update wecom_contact c
    set name = r."name", avatar = r."avatar", unionid = r."unionid", changes = r."changes",
        profile_at = r."profileAt"
    from json_to_recordset(${JSON.stringify(known)}::json)
      as r ("externalUserid" text, "name" text, "avatar" text, "unionid" text, "changes" int,
            "profileAt" timestamptz)
    where c.external_userid = r."externalUserid"`);
  const follows = known.flatMap((contact) =>
    contact.follows.map((follow) => ({ ...follow, externalUserid: contact.externalUserid })),
  );
  if (follows.length === 0) return;
  await tx.run(sql`
    insert into wecom_follow (external_userid, userid, added_at, lost_at, loss, half, remark, tags)
    select r."externalUserid", r."userid", r."addedAt", r."lostAt", r."loss", r."half", r."remark",
           array(select json_array_elements_text(r."tags"))
    from json_to_recordset(${JSON.stringify(follows)}::json)
      as r ("externalUserid" text, "userid" text, "addedAt" timestamptz, "lostAt" timestamptz, "loss" text,
            "half" boolean, "remark" text, "tags" json)
    on conflict (external_userid, userid) do update
      set added_at = excluded.added_at, lost_at = excluded.lost_at, loss = excluded.loss, half = excluded.half,
          remark = excluded.remark, tags = excluded.tags`);
}
