import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Two contacts that are one: everything of `from` becomes part of `into`. */
export interface Pair {
  from: number;
  into: number;
}

/** Friendships: one with each member of staff, from the first meeting on; it stands while one of the two stands. */
export async function absorbRelations(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    with gone as (delete from relation where contact_id = ${from} returning staff, code, added_at, lost_at, platform_ids)
    insert into relation as r (contact_id, staff, code, added_at, lost_at, platform_ids)
    select ${into}, staff, code, added_at, lost_at, platform_ids from gone
    on conflict (contact_id, staff) do update set
      code = case when excluded.added_at < r.added_at then coalesce(excluded.code, r.code)
                  else coalesce(r.code, excluded.code) end,
      added_at = least(r.added_at, excluded.added_at),
      lost_at = case when r.lost_at is null or excluded.lost_at is null then null
                     else greatest(r.lost_at, excluded.lost_at) end,
      platform_ids = case when r.lost_at is null and excluded.lost_at is null then excluded.platform_ids || r.platform_ids
                      when r.lost_at is null then r.platform_ids else excluded.platform_ids end`);
}

/**
 * Tags of both; of a group in which one excludes the other, the one set last. A tag of both that only one of them has by a bulk act
 * stands by the word of the other: undoing the act leaves it.
 */
export async function absorbTags(tx: Tx, { from, into }: Pair, exclusive: readonly string[]): Promise<void> {
  await tx.run(sql`
    with gone as (delete from contact_tag where contact_id = ${from} returning tag_group, tag, at, source)
    insert into contact_tag as t (contact_id, tag_group, tag, at, source)
    select ${into}, tag_group, tag, at, source from gone
    on conflict (contact_id, tag_group, tag) do update set at = greatest(t.at, excluded.at),
      source = case when t.source like 'bulk:%' then excluded.source when excluded.source like 'bulk:%' then t.source
                    when excluded.at > t.at then excluded.source else t.source end`);
  await tx.run(sql`
    delete from contact_tag old using contact_tag new
    where old.contact_id = ${into} and old.tag_group = any(${exclusive}::text[])
      and new.contact_id = old.contact_id and new.tag_group = old.tag_group
      and (new.at, new.tag) > (old.at, old.tag)`);
}

/** What staff took away from one of the two they took away from the person, unless the other carries it. */
export async function absorbRefusals(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    with gone as (delete from tag_refusal where contact_id = ${from} returning tag_group, tag, at)
    insert into tag_refusal (contact_id, tag_group, tag, at)
    select ${into}, tag_group, tag, at from gone
    where not exists (select from contact_tag t
      where t.contact_id = ${into} and t.tag_group = gone.tag_group and t.tag = gone.tag)
    on conflict do nothing`);
}

/** Who is to be left alone under one number is under the other; of two ends the later, and by nobody's word alone. */
export async function absorbSuppression(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    with gone as (delete from suppression where contact_id = ${from} returning reason, set_by, at, until, source)
    insert into suppression as s (contact_id, reason, set_by, at, until, source)
    select ${into}, reason, set_by, at, until, source from gone
    on conflict (contact_id) do update set source = case when s.source = excluded.source then s.source end, until = case when s.until is null or excluded.until is null then null
      else greatest(s.until, excluded.until) end`);
}

/** What the person agreed to: what was said last holds, of two at one moment the refusal. */
export async function absorbConsent(tx: Tx, { from, into }: Pair): Promise<void> {
  await tx.run(sql`
    with gone as (delete from consent where contact_id = ${from} returning scope, state, at, source)
    insert into consent as c (contact_id, scope, state, at, source)
    select ${into}, scope, state, at, source from gone
    on conflict (contact_id, scope) do update
      set state = excluded.state, at = excluded.at, source = excluded.source
      where (excluded.at, excluded.state) > (c.at, c.state)`);
  await tx.run(sql`
    with gone as (delete from community_member where contact_id = ${from}
      returning community, group_key, joined_at, left_at)
    insert into community_member as m (contact_id, community, group_key, joined_at, left_at)
    select ${into}, community, group_key, joined_at, left_at from gone
    on conflict (contact_id, community, group_key) do update
      set joined_at = greatest(m.joined_at, excluded.joined_at), left_at = greatest(m.left_at, excluded.left_at)`);
}

/**
 * The profile: what `into` knows stands, `from` fills what is missing; the code of who came first is the source. The
 * stage is the further one, the history that of both.
 * @param stages keys in their order on the way
 */
export async function absorbProfile(tx: Tx, { from, into }: Pair, stages: readonly string[]): Promise<void> {
  await tx.run(sql`
    update identity set contact_id = ${into}, home = coalesce(home, contact_id) where contact_id = ${from}`);
  await tx.run(sql`
    with moved as (
      update stage_change s set contact_id = ${into}, seq = s.seq + b.stage_seq
      from contact b where b.id = ${into} and s.contact_id = ${from}
    )
    update contact b set
      name = coalesce(b.name, a.name), avatar = coalesce(b.avatar, a.avatar), fields = a.fields || b.fields,
      owner = coalesce(b.owner, a.owner),
      code = case when a.added_at < b.added_at then coalesce(a.code, b.code) else coalesce(b.code, a.code) end,
      created_at = least(a.created_at, b.created_at), added_at = least(a.added_at, b.added_at),
      last_event_at = greatest(a.last_event_at, b.last_event_at),
      lost_at = case when exists (select from relation r where r.contact_id = ${into} and r.lost_at is null) then null
                     else greatest(a.lost_at, b.lost_at) end,
      stage_seq = a.stage_seq + b.stage_seq,
      stage = case when f.further then a.stage else b.stage end,
      stage_at = case when f.further then a.stage_at else b.stage_at end,
      stage_held = case when f.further then a.stage_held else b.stage_held end
    from contact a, lateral (
      select coalesce(array_position(${stages}::text[], a.stage), 0)
        > coalesce(array_position(${stages}::text[], b.stage), 0) as further
      from contact b where b.id = ${into}) f
    where a.id = ${from} and b.id = ${into}`);
}

/** Keeps what the contact was, and lets it go. */
export async function closeContact(tx: Tx, { from, into }: Pair, now: Date): Promise<void> {
  await tx.run(sql`delete from contact where id = ${from}`);
  await tx.run(sql`
    update contact_merge set absorbed_at = ${now}
    where from_id = ${from} and absorbed_at is null`);
  // What an event said of it and a third contact, it said of the one that goes on.
  await tx.run(sql`
    with gone as (delete from identity_conflict where ${from} in (contact_id, other_id)
      returning kind, value, contact_id, other_id, at),
    told as (
      select kind, value, case when contact_id = ${from} then ${into} else contact_id end as one,
        case when other_id = ${from} then ${into} else other_id end as two, at from gone)
    insert into identity_conflict (kind, value, contact_id, other_id, at)
    select kind, value, one, two, at from told where one <> two
    on conflict do nothing`);
}
