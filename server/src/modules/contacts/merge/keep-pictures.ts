import type { Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import type { Picture } from '../rules/divide.ts';
import type { Pair } from './absorb-profile.ts';

/** What both contacts are before the one absorbs the other, for those who ask later and for a split. */
export async function keepBefore(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    update contact_merge set snapshot = ${pictureOf(from)}, into_before = ${pictureOf(into)}
    where from_id = ${from} and absorbed_at is null`);
}

/** What the contact that goes on is right after: what differs from it later was changed later. */
export async function keepAfter(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    update contact_merge set into_after = ${pictureOf(into)} where from_id = ${from} and split_at is null`);
}

/** What a contact is now. */
export async function readPicture(tx: Tx, id: number): Promise<Picture | undefined> {
  return (await tx.one<{ picture: Picture }>(sql`select ${pictureOf(id)} as picture`))?.picture;
}

/** Everything that hangs on a contact and would not be known from the log alone. */
function pictureOf(id: number): Sql {
  const rows = (table: Sql): Sql => sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${table}) r)`;
  return sql`(select jsonb_build_object(
    'contact', to_jsonb(c),
    'relations', ${rows(sql`select staff, code, added_at, lost_at, platform_ids from relation where contact_id = ${id}`)},
    'tags', ${rows(sql`select tag_group || '/' || tag as ref, at, source from contact_tag where contact_id = ${id}`)},
    'tiers', ${rows(sql`select ladder, tier, since, review_at, manual from contact_tier where contact_id = ${id}`)},
    'tier_changes', ${rows(sql`select id from tier_change where contact_id = ${id}`)},
    'segments', ${rows(sql`select segment, since from segment_member where contact_id = ${id}`)},
    'suppressions', ${rows(sql`select reason, set_by, at, until, source from suppression where contact_id = ${id}`)},
    'refusals', ${rows(sql`select tag_group, tag, at from tag_refusal where contact_id = ${id}`)},
    'enrolments', ${rows(sql`select id, entry, status, waiting, task_id, due_at from enrolment
      where contact_id = ${id}`)},
    'tasks', ${rows(sql`select id from task where contact_id = ${id}`)},
    'intentions', ${rows(sql`select id from intention where contact_id = ${id}`)},
    'points', ${rows(sql`select id from points_movement where contact_id = ${id}`)},
    'coupons', ${rows(sql`select id from coupon where contact_id = ${id}`)})
    from contact c where c.id = ${id})`;
}
