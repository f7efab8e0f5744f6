import type { Condition } from '@hetang/contract/plan/condition';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface MemberRow {
  id: number;
  name: string | null;
  avatar: string | null;
  stage: string | null;
  owner: string | null;
  added_at: Date | null;
}

/** One page of the contacts that satisfy a condition, newest first, and how many there are in all. */
export async function listMembers(
  db: Queryable,
  when: { condition: Condition; scope: SqlScope },
  page: { limit: number; offset: number },
): Promise<{ rows: MemberRow[]; total: number }> {
  const where = conditionSql(when.condition, when.scope);
  const rows = await db.rows<MemberRow>(sql`
    select c.id, c.name, c.avatar, c.stage, c.owner, c.added_at from contact c
    where ${where} order by c.id desc limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(sql`select count(*) as total from contact c where ${where}`);
  return { rows, total: count?.total ?? 0 };
}
