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
