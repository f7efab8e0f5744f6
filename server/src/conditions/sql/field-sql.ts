import type { FieldLeaf } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';

/** What a profile field must be, over `contact c`; never null. */
export function fieldSql(leaf: FieldLeaf): Sql {
  const value = sql`c.fields -> ${leaf.field}::text`;
  // JSON null and the empty text are not known.
  const known = sql`coalesce(c.fields ->> ${leaf.field}::text, '') <> ''`;
  const tests: Sql[] = [];
  if (leaf.known !== undefined) tests.push(leaf.known ? sql`(${known})` : sql`not (${known})`);
  if (leaf.is !== undefined) tests.push(sql`coalesce(${value} = ${json(leaf.is)}::jsonb, false)`);
  if (leaf.in !== undefined) tests.push(sql`coalesce(${value} = any(${leaf.in.map(json)}::jsonb[]), false)`);
  const range = rangeOf(leaf);
  if (range.length > 0)
    tests.push(sql`case when jsonb_typeof(${value}) = 'number'
      then ${join(range, ' and ')} else false end`);
  // A bare `field: x` asks whether it is known.
  return tests.length > 0 ? sql`(${join(tests, ' and ')})` : sql`(${known})`;
}

function rangeOf(leaf: FieldLeaf): Sql[] {
  const number = sql`(c.fields ->> ${leaf.field}::text)::numeric`;
  const { 'at-least': least, 'at-most': most } = leaf;
  return [
    ...(least === undefined ? [] : [sql`${number} >= ${least}::numeric`]),
    ...(most === undefined ? [] : [sql`${number} <= ${most}::numeric`]),
  ];
}

function json(value: Scalar): string {
  return JSON.stringify(value);
}
