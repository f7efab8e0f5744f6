import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A tag of the plan that is not in step with the platform. */
export interface TagProblem {
  group: string;
  tag: string;
  problem: { zh: string; en: string };
}

/** Tags that the platform no longer has, or would not make or rename, as it was last seen. */
export async function readTagProblems(db: Queryable): Promise<TagProblem[]> {
  return db.rows<TagProblem>(sql`
    select tag_group as "group", tag, problem from corp_tag where problem is not null order by 1, 2`);
}

/** A tag that is otherwise on the platform, as it was last seen. */
export type ChangedTag =
  | { kind: 'renamed'; group: string; tag: string; seen: string }
  | { kind: 'group-renamed'; group: string; seen: string }
  | { kind: 'added'; group: string; seen: string };

/** Tags and groups that somebody renamed or added in the platform's console. */
export function readChangedTags(db: Queryable): Promise<ChangedTag[]> {
  return db.rows<ChangedTag>(sql`
    select 'group-renamed' as kind, tag_group as "group", null as tag, min(seen_group) as seen
    from corp_tag where seen_group is not null group by tag_group
    union all
    select 'renamed', tag_group, tag, seen_name from corp_tag where seen_name is not null
    union all
    select 'added', s.tag_group, null, s.name from corp_tag_stray s
    where not exists (select from corp_tag c where c.platform_id = s.platform_id)
    order by 2, 1, 3, 4`);
}
