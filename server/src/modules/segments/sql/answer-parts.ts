import type { Condition } from '@hetang/contract/plan/condition';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, sql } from '../../../kernel/database/sql.ts';

/** Whether each condition holds for one contact, in one statement; null when there is no such contact. */
export async function answerParts(
  db: Queryable,
  contact: number,
  when: { conditions: readonly Condition[]; scope: SqlScope },
): Promise<boolean[] | null> {
  const asked = when.conditions.map((condition) => conditionSql(condition, when.scope));
  const row = await db.one<{ answers: boolean[] }>(
    sql`select array[${join(asked, ', ')}]::boolean[] as answers from contact c where c.id = ${contact}`,
  );
  return row?.answers ?? null;
}
