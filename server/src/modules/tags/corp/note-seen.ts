import type { PlatformTag } from '../../../channels/port.ts';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Keeps what tags of the plan are called on the platform where that differs, and which others stand in their groups. */
export async function noteSeen(tx: Tx, tags: readonly PlatformTag[], now: Date): Promise<void> {
  const seen = sql`json_to_recordset(${JSON.stringify(tags)}::json)
    as s ("platformId" text, "name" text, "groupName" text)`;
  await tx.run(sql`
    update corp_tag c set seen_name = nullif(s."name", c.name), seen_group = nullif(s."groupName", c.group_name)
    from ${seen} where s."platformId" = c.platform_id
      and (c.seen_name, c.seen_group) is distinct from (nullif(s."name", c.name), nullif(s."groupName", c.group_name))`);
  await tx.run(sql`delete from corp_tag_stray`);
  await tx.run(sql`
    insert into corp_tag_stray (platform_id, tag_group, name, seen_at)
    select s."platformId", g.tag_group, s."name", ${now}
    from ${seen}
    join (select distinct on (coalesce(seen_group, group_name)) coalesce(seen_group, group_name) as name, tag_group
          from corp_tag where platform_id is not null order by 1, tag_group) g on g.name = s."groupName"
    where not exists (select from corp_tag c where c.platform_id = s."platformId")`);
}
