import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { RuleGroup } from '../rules/rule-values.ts';

/** A contact and the values of a group that it should have and has not. */
export interface Ruled {
  contactId: number;
  values: string[];
}

/** Contacts beyond a number, in order, to whom a condition of the group gives a value that they do not carry. */
export function findRuled(
  db: Queryable,
  ruled: RuleGroup,
  { scope, after, limit }: { scope: SqlScope; after: number; limit: number },
): Promise<Ruled[]> {
  const missing = ruled.choose === 'one' ? firstThatHolds(ruled, scope) : allThatHold(ruled, scope);
  return db.rows<Ruled>(sql`
    select id as "contactId", missing as values
    from (
      select c.id, ${missing} as missing
      from contact c where c.id > ${after} and c.last_event_at is not null) as asked
    where cardinality(missing) > 0
    order by id limit ${limit}`);
}

/** Values of an exclusive group come in the order of the plan: the first one that holds, unless it is there. */
function firstThatHolds(ruled: RuleGroup, scope: SqlScope): Sql {
  const arms = ruled.values.map(
    ({ value, when }) =>
      sql`when ${conditionSql(when, scope)} then case when ${carries(ruled.group, value)} or ${refused(ruled, value)} then '{}'::text[] else array[${value}::text] end`,
  );
  return sql`case ${join(arms, ' ')} else '{}'::text[] end`;
}

function allThatHold(ruled: RuleGroup, scope: SqlScope): Sql {
  const arms = ruled.values.map(
    ({ value, when }) =>
      sql`case when ${conditionSql(when, scope)} and not ${carries(ruled.group, value)}
        and not ${refused(ruled, value)} then ${value}::text end`,
  );
  return sql`array_remove(array[${join(arms, ', ')}], null)`;
}

function carries(group: string, value: string): Sql {
  return sql`exists (
    select 1 from contact_tag t where t.contact_id = c.id and t.tag_group = ${group} and t.tag = ${value})`;
}

/** Staff have taken it away. Where their word holds in a group of one value, any value they took away speaks for all. */
function refused({ group, owner, choose }: RuleGroup, value: string): Sql {
  if (owner === 'rule') return sql`false`;
  const which = owner === 'staff' && choose === 'one' ? sql`true` : sql`r.tag = ${value}`;
  return sql`exists (
    select 1 from tag_refusal r where r.contact_id = c.id and r.tag_group = ${group} and ${which})`;
}
