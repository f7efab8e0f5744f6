import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A tag of a contact on its way to the platform and back. */
export interface TagMark {
  tag_group: string;
  tag: string;
  /** Null when the contact does not have it. */
  source: string | null;
  wish: 'add' | 'remove' | null;
  created_at: Date | null;
  called_at: Date | null;
  settled_at: Date | null;
  state: string | null;
  reason: string | null;
  shown: boolean;
}

/** Tags of these groups that the contact has, was given or lost by a wish, or that the platform shows; by name. */
export function listMarks(db: Queryable, contact: number, groups: readonly string[]): Promise<TagMark[]> {
  return db.rows(sql`
    with wished as (
      select distinct on (w.ref) w.ref, w.wish, i.created_at, i.called_at, i.settled_at, i.state, i.reason
      from intention i cross join lateral (
        select jsonb_array_elements_text(i.params -> 'add') as ref, 'add' as wish
        union all select jsonb_array_elements_text(i.params -> 'remove'), 'remove') w
      where i.contact_id = ${contact} and i.kind = 'tag' order by w.ref, i.id desc
    ),
    held as (
      select tag_group || '/' || tag as ref, source from contact_tag where contact_id = ${contact}
    ),
    shown as (
      select distinct g.tag_group || '/' || g.tag as ref
      from identity i
        join wecom_follow f on f.external_userid = i.value and f.added_at is not null and f.lost_at is null
        join corp_tag g on g.platform_id = any (f.tags)
      where i.contact_id = ${contact} and i.kind = 'external_userid'
    ),
    known as (select ref from wished union select ref from held union select ref from shown)
    select split_part(ref, '/', 1) as tag_group, split_part(ref, '/', 2) as tag, source, wish, created_at, called_at, settled_at,
      state, reason, ref in (select ref from shown) as shown
    from known left join wished using (ref) left join held using (ref)
    where split_part(ref, '/', 1) = any(${groups}::text[]) order by ref`);
}

/** When the platform was last asked about the contact. */
export async function lastLook(db: Queryable, contact: number): Promise<Date | null> {
  const row = await db.one<{ at: Date | null }>(sql`
    select max(w.profile_at) as at from identity i join wecom_contact w on w.external_userid = i.value
    where i.contact_id = ${contact} and i.kind = 'external_userid'`);
  return row?.at ?? null;
}
