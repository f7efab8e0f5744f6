import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { RuleGroup } from '../rules/rule-values.ts';

/** Where the last word counts: what staff took away stands for as long as the condition goes on holding. */
export async function forgetRefusals(
  db: Queryable,
  { group, values }: RuleGroup,
  scope: SqlScope,
): Promise<void> {
  for (const { value, when } of values)
    await db.run(sql`
      delete from tag_refusal r using contact c
      where r.tag_group = ${group} and r.tag = ${value} and c.id = r.contact_id and not (${conditionSql(when, scope)})`);
}
