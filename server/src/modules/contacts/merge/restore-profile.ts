import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Picture, Row, Share } from '../rules/divide.ts';

/** Puts the contact that leaves back as it was: profile, friendships, tags, the list of those left alone. */
export async function restoreProfile(tx: Tx, { contact, refusals = [], ...rest }: Picture): Promise<void> {
  const id = Number(contact.id);
  await tx.run(sql`
    insert into contact select * from jsonb_populate_record(null::contact, ${JSON.stringify(contact)}::jsonb)`);
  await putRows(tx, id, rest);
  await tx.run(sql`
    insert into tag_refusal (contact_id, tag_group, tag, at)
    select ${id}, tag_group, tag, at
    from json_to_recordset(${JSON.stringify(refusals)}::json) as r (tag_group text, tag text, at timestamptz)`);
}

/** Leaves the contact that stays what is its own. */
export async function keepShare(tx: Tx, id: number, { contact, ...rest }: Share): Promise<void> {
  await tx.run(sql`
    update contact c set name = r.name, avatar = r.avatar, owner = r.owner, code = r.code, fields = r.fields,
      created_at = r.created_at, added_at = r.added_at, lost_at = r.lost_at
    from jsonb_populate_record(null::contact, ${JSON.stringify(contact)}::jsonb) r
    where c.id = ${id}`);
  await tx.run(sql`delete from relation where contact_id = ${id}`);
  await tx.run(sql`delete from contact_tag where contact_id = ${id}`);
  await tx.run(sql`delete from suppression where contact_id = ${id}`);
  await putRows(tx, id, rest);
}

async function putRows(
  tx: Tx,
  id: number,
  { relations, tags, suppressions }: Record<'relations' | 'tags' | 'suppressions', readonly Row[]>,
): Promise<void> {
  await tx.run(sql`
    insert into relation (contact_id, staff, code, added_at, lost_at, platform_ids)
    select ${id}, staff, code, added_at, lost_at, coalesce(platform_ids, '{}')
    from json_to_recordset(${JSON.stringify(relations)}::json)
      as r (staff text, code text, added_at timestamptz, lost_at timestamptz, platform_ids text[])`);
  await tx.run(sql`
    insert into contact_tag (contact_id, tag_group, tag, at, source)
    select ${id}, split_part(ref, '/', 1), split_part(ref, '/', 2), at, source
    from json_to_recordset(${JSON.stringify(tags)}::json) as r (ref text, at timestamptz, source text)`);
  await tx.run(sql`
    insert into suppression (contact_id, reason, set_by, at, until, source)
    select ${id}, reason, set_by, at, until, source
    from json_to_recordset(${JSON.stringify(suppressions)}::json)
      as r (reason text, set_by text, at timestamptz, until timestamptz, source text)
    on conflict (contact_id) do nothing`);
}

/** Whoever was put on the list of those left alone while they were one stays on it under both numbers. */
export async function shareSuppression(
  tx: Tx,
  { from, into }: { from: number; into: number },
): Promise<void> {
  await tx.run(sql`
    insert into suppression (contact_id, reason, set_by, at, until, source)
    select ${from}, reason, set_by, at, until, source from suppression where contact_id = ${into}
      and at >= (select max(asked_at) from contact_merge where from_id = ${from})
    on conflict (contact_id) do nothing`);
}
