import type { Condition, EventLeaf, JourneyLeaf, Leaf, StageLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import { eventSql } from './event-sql.ts';
import { fieldSql } from './field-sql.ts';
import type { SqlScope } from './scope.ts';

/**
 * A condition as a boolean expression over `contact c`; never null, so that `not` of it is exact. It answers as
 * `holds` does over the same facts. Segments that go in circles are refused by lint and must not be given.
 */
export function conditionSql(condition: Condition, scope: SqlScope): Sql {
  if ('all' in condition) return group(condition.all, ' and ', scope);
  if ('any' in condition) return group(condition.any, ' or ', scope);
  if ('not' in condition) return sql`not ${conditionSql(condition.not, scope)}`;
  if ('event' in condition) return eventSql(condition, scope);
  if ('field' in condition) return fieldSql(condition);
  return stateSql(condition, scope);
}

function group(parts: readonly Condition[], link: string, scope: SqlScope): Sql {
  return sql`(${join(
    parts.map((part) => conditionSql(part, scope)),
    link,
  )})`;
}

function stateSql(leaf: Exclude<Leaf, EventLeaf | { field: string }>, scope: SqlScope): Sql {
  if ('stage' in leaf) return stageSql(leaf, scope);
  if ('journey' in leaf) return journeySql(leaf);
  if ('code' in leaf) return sql`coalesce(c.code = ${leaf.code}, false)`;
  if ('segment' in leaf) {
    const { segments } = scope.plan;
    const segment = Object.hasOwn(segments, leaf.segment) ? segments[leaf.segment] : undefined;
    return segment ? conditionSql(segment.when, scope) : sql`false`;
  }
  if ('friend' in leaf)
    return sql`exists (select from relation r
      where r.contact_id = c.id and r.staff = ${leaf.friend} and r.lost_at is null)`;
  const [tagGroup, tag] = 'tag' in leaf ? leaf.tag.split('/') : [leaf['tag-group'], null];
  return sql`exists (select from contact_tag t where t.contact_id = c.id and t.tag_group = ${tagGroup}
    ${tag === null ? sql`` : sql`and t.tag = ${tag}`})`;
}

function stageSql(leaf: StageLeaf, { plan, now }: SqlScope): Sql {
  const order = Object.keys(plan.stages);
  const at = order.indexOf(leaf.stage);
  const wanted = leaf['or-later'] ? (at < 0 ? [] : order.slice(at)) : [leaf.stage];
  const stayed = leaf.for
    ? sql`and coalesce(c.stage_at <= ${new Date(now.getTime() - durationMs(leaf.for))}, false)`
    : sql``;
  return sql`(coalesce(c.stage = any(${wanted}::text[]), false) ${stayed})`;
}

function journeySql({ journey, state = 'active' }: JourneyLeaf): Sql {
  const entered = sql`select from enrolment e where e.contact_id = c.id and e.journey = ${journey}`;
  if (state === 'any') return sql`exists (${entered})`;
  const active = sql`exists (${entered} and e.status = 'active')`;
  return state === 'active' ? active : sql`(exists (${entered}) and not ${active})`;
}
