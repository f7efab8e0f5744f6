import type { EnsuredTag, TagGroupInput } from '../../../channels/port.ts';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Platform ids of these `group/value` tags; what is not in step (yet) is missing. */
export async function platformTagIds(db: Queryable, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ ref: string; platform_id: string }>(sql`
    select c.tag_group || '/' || c.tag as ref, c.platform_id
    from unnest(${refs}::text[]) as w (ref)
    join corp_tag c on c.tag_group = split_part(w.ref, '/', 1) and c.tag = split_part(w.ref, '/', 2)
    where c.platform_id is not null`);
  return new Map(rows.map((row) => [row.ref, row.platform_id]));
}

/** Platform ids by `group/value`, all of them. */
export async function readMappedTags(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.rows<{ ref: string; platform_id: string }>(sql`
    select tag_group || '/' || tag as ref, platform_id from corp_tag where platform_id is not null`);
  return new Map(rows.map((row) => [row.ref, row.platform_id]));
}

/** `group/value` by platform id, all of them: what a channel needs to translate. */
export async function tagRefs(db: Queryable): Promise<Map<string, string>> {
  return new Map([...(await readMappedTags(db))].map(([ref, id]) => [id, ref]));
}

/** Writes what the platform has; tags that the plan keeps in step no more lose their row. */
export async function recordTags(
  db: Tx,
  { groups, ensured, now }: { groups: readonly TagGroupInput[]; ensured: readonly EnsuredTag[]; now: Date },
): Promise<void> {
  const names = new Map(
    groups.flatMap((group) =>
      group.values.map(
        (value) => [`${group.key}/${value.key}`, { group: group.name, name: value.name }] as const,
      ),
    ),
  );
  const rows = ensured.map((tag) => {
    const named = names.get(`${tag.group}/${tag.tag}`);
    return { ...tag, groupName: named?.group ?? tag.group, name: named?.name ?? tag.tag };
  });
  // Ids may have moved between rows: old ones go first, in the same statement's snapshot they would collide.
  await db.run(sql`
    delete from corp_tag c
    where not exists (
      select from json_to_recordset(${JSON.stringify(rows)}::json)
        as r ("group" text, "tag" text, "platformId" text)
      where r."group" = c.tag_group and r."tag" = c.tag and r."platformId" is not distinct from c.platform_id)`);
  await db.run(sql`
    insert into corp_tag (tag_group, tag, platform_id, group_name, name, problem, checked_at)
    select r."group", r."tag", r."platformId", r."groupName", r."name", r."problem", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("group" text, "tag" text, "platformId" text, "groupName" text, "name" text, "problem" jsonb)
    on conflict (tag_group, tag) do update
      set group_name = excluded.group_name, name = excluded.name, problem = excluded.problem,
          seen_name = null, seen_group = null, checked_at = excluded.checked_at`);
}

/** Tags that were deleted on the platform lose their id, and say so. */
export function forgetGone(db: Queryable, alive: readonly string[], now: Date): Promise<number> {
  const problem = {
    zh: '标签已在企业微信后台删除;重新应用方案可重建',
    en: 'The tag was deleted in the WeCom console; apply the plan again to make it',
  };
  return db.run(sql`
    update corp_tag
    set platform_id = null, problem = ${JSON.stringify(problem)}::jsonb, checked_at = ${now}
    where platform_id is not null and platform_id <> all (${alive}::text[])`);
}
