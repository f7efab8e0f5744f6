import type { EventLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import { dayIn } from '../../kernel/zone.ts';
import { counterKey } from '../rules/counter-key.ts';
import { daysOf, isBare, isByDay, timesOf } from '../rules/evaluate-event.ts';
import type { SqlScope } from './scope.ts';

/** Whether an event happened as asked, over `contact c`; never null. Read from the counters, not from the log. */
export function eventSql(leaf: EventLeaf, scope: SqlScope): Sql {
  const counter = scope.counterIds.get(counterKey(leaf.event, leaf.where));
  if (counter === undefined) return neverHappened(leaf);
  const has = (what: Sql): Sql =>
    sql`exists (select from contact_counter k where k.contact_id = c.id and k.counter = ${counter} and ${what})`;
  const ago = (duration: string) => new Date(scope.now.getTime() - durationMs(duration));
  if (isBare(leaf)) return has(sql`k.last_at >= ${leaf.within ? ago(leaf.within) : new Date(0)}`);
  const ages = [
    ...(leaf.first?.within ? [sql`k.first_at >= ${ago(leaf.first.within)}`] : []),
    ...(leaf.first?.before ? [sql`k.first_at < ${ago(leaf.first.before)}`] : []),
    ...(leaf.last?.within ? [sql`k.last_at >= ${ago(leaf.last.within)}`] : []),
    ...(leaf.last?.before ? [sql`k.last_at < ${ago(leaf.last.before)}`] : []),
  ];
  const aged = ages.length > 0 ? [has(join(ages, ' and '))] : hasHappened(leaf, has);
  return sql`(${join([...aged, countIs(leaf, counter, scope)], ' and ')})`;
}

/** `first: {}` asks only that it happened at all. */
function hasHappened(leaf: EventLeaf, has: (what: Sql) => Sql): Sql[] {
  return leaf.first || leaf.last ? [has(sql`true`)] : [];
}

/** No contact has the counter: as if it never happened to anybody. */
function neverHappened(leaf: EventLeaf): Sql {
  const asksTime = isBare(leaf) || leaf.first !== undefined || leaf.last !== undefined;
  return !asksTime && timesOf(leaf).least === 0 ? sql`true` : sql`false`;
}

function countIs(leaf: EventLeaf, counter: number, scope: SqlScope): Sql {
  const { least, most } = timesOf(leaf);
  const count = isByDay(leaf)
    ? countByDay(leaf, counter, scope)
    : sql`
    select k.count from contact_counter k where k.contact_id = c.id and k.counter = ${counter}`;
  const upTo = Number.isFinite(most) ? most : 9_007_199_254_740_991;
  return sql`coalesce((${count}), 0) between ${least}::bigint and ${upTo}::bigint`;
}

function countByDay(leaf: EventLeaf, counter: number, { plan, now }: SqlScope): Sql {
  const dayOf = (ms: number) => dayIn(new Date(ms), plan.meta.timezone);
  const { after, from, to } = daysOf(leaf, { dayOf }, now.getTime());
  const days = [
    ...(after === null ? [] : [sql`and d.day > ${after}::date`]),
    ...(from === null ? [] : [sql`and d.day >= ${from}::date`]),
    ...(to === null ? [] : [sql`and d.day <= ${to}::date`]),
  ];
  return sql`select sum(d.count) from contact_counter_day d
    where d.contact_id = c.id and d.counter = ${counter} ${join(days, ' ')}`;
}
