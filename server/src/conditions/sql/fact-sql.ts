import type { Condition, SequenceLeaf } from '@hetang/contract/plan/condition';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import { sequenceKeyOf } from '../rules/counter-key.ts';
import { lastOrder } from '../rules/order-terms.ts';
import { eventFactSql, orderTotalSql } from './event-sql.ts';
import type { SqlScope } from './scope.ts';

/**
 * What a leaf looks at, over `contact c`, as JSON of the shape `Fact`: how often, how much, since when. Null where the
 * answer alone says everything, and for what is no leaf.
 */
export function factSql(condition: Condition, scope: SqlScope): Sql {
  if ('not' in condition) return factSql(condition.not, scope);
  if ('event' in condition) return eventFactSql(condition, scope);
  if ('orders' in condition)
    return condition.orders === 'days-since-last'
      ? eventFactSql(lastOrder(condition), scope)
      : sql`jsonb_build_object('value', ${orderTotalSql(condition, scope)}::text)`;
  if ('sequence' in condition) return sequenceFact(condition, scope);
  if ('field' in condition) return sql`jsonb_build_object('is', c.fields -> ${condition.field}::text)`;
  if ('stage' in condition) return sql`jsonb_build_object('is', c.stage, 'since', c.stage_at)`;
  if ('code' in condition) return sql`jsonb_build_object('is', c.code)`;
  return rowFact(condition);
}

function sequenceFact(leaf: SequenceLeaf, { kept }: SqlScope): Sql {
  const sequence = kept.sequences.get(sequenceKeyOf(leaf)) ?? 0;
  return sql`(select jsonb_build_object('steps', (select count(e) from unnest(q.ends) e), 'last', q.completed_at)
    from contact_sequence q where q.contact_id = c.id and q.sequence = ${sequence})`;
}

function rowFact(condition: Condition): Sql {
  if ('tier' in condition)
    return sql`(select jsonb_build_object('is', l.tier, 'since', l.since) from contact_tier l
      where l.contact_id = c.id and l.ladder = ${condition.tier.split('/')[0]})`;
  if ('tag' in condition) {
    const [group, tag] = condition.tag.split('/');
    return sql`(select jsonb_build_object('since', t.at) from contact_tag t
      where t.contact_id = c.id and t.tag_group = ${group} and t.tag = ${tag})`;
  }
  if ('consent' in condition)
    return sql`(select jsonb_build_object('is', n.state, 'since', n.at) from consent n
      where n.contact_id = c.id and n.scope = ${condition.consent})`;
  if ('community' in condition)
    return sql`(select jsonb_build_object('joined', max(g.joined_at), 'left', max(g.left_at)) from community_member g
      where g.contact_id = c.id and g.community = ${condition.community} having count(*) > 0)`;
  return sql`null::jsonb`;
}
