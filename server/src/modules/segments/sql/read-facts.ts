import type { Condition } from '@hetang/contract/plan/condition';
import { explainFact, type Fact, type FactWords } from '../../../conditions/rules/explain-fact.ts';
import { factSql } from '../../../conditions/sql/fact-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, sql } from '../../../kernel/database/sql.ts';

/** What each condition found when it looked at one contact, in words, in one statement; null where nothing is to be added. */
export async function readFacts(
  db: Queryable,
  contact: number,
  { conditions, scope }: { conditions: readonly Condition[]; scope: SqlScope },
  words: FactWords,
): Promise<(string | null)[]> {
  const asked = conditions.map((condition) => factSql(condition, scope));
  const row = await db.one<{ facts: (Fact | null)[] }>(
    sql`select jsonb_build_array(${join(asked, ', ')}) as facts from contact c where c.id = ${contact}`,
  );
  return conditions.map((condition, i) => explainFact(condition, row?.facts[i] ?? null, words));
}
