import type { Condition } from '@hetang/contract/plan/condition';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import { eventSql, ordersSql, sequenceSql } from './event-sql.ts';
import type { SqlScope } from './scope.ts';
import { stateSql } from './state-sql.ts';

/**
 * A condition as a boolean expression over `contact c`; never null, so that `not` of it is exact. It answers as
 * `holds` does over the same facts. Segments that go in circles are refused by lint and must not be given.
 */
export function conditionSql(condition: Condition, scope: SqlScope): Sql {
  if ('all' in condition) return group(condition.all, ' and ', scope);
  if ('any' in condition) return group(condition.any, ' or ', scope);
  if ('of' in condition) return someOf(condition.of, condition['at-least'], scope);
  if ('not' in condition) return sql`not ${conditionSql(condition.not, scope)}`;
  if ('event' in condition) return eventSql(condition, scope);
  if ('orders' in condition) return ordersSql(condition, scope);
  if ('sequence' in condition) return sequenceSql(condition, scope);
  if (!('segment' in condition)) return stateSql(condition, scope);
  const { segments } = scope.plan;
  const segment = Object.hasOwn(segments, condition.segment) ? segments[condition.segment] : undefined;
  return segment ? conditionSql(segment.when, scope) : sql`false`;
}

function group(parts: readonly Condition[], link: string, scope: SqlScope): Sql {
  return sql`(${join(
    parts.map((part) => conditionSql(part, scope)),
    link,
  )})`;
}

function someOf(parts: readonly Condition[], least: number, scope: SqlScope): Sql {
  const held = parts.map((part) => sql`(${conditionSql(part, scope)})::int`);
  return sql`(${join(held, ' + ')} >= ${least}::int)`;
}
