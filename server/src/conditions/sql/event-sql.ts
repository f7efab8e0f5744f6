import type { EventLeaf, OrdersLeaf, SequenceLeaf } from '@hetang/contract/plan/condition';
import { isMoney } from '@hetang/contract/plan/money';
import { durationMs } from '@hetang/contract/plan/values';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import { dayIn } from '../../kernel/zone.ts';
import { counterKeyOf, measureKeyOf, sequenceKeyOf } from '../rules/counter-key.ts';
import { daysOf } from '../rules/day-range.ts';
import { isBare, isByDay, timesOf } from '../rules/evaluate-event.ts';
import { type Bounds, boundsOf, measureOf } from '../rules/evaluate-value.ts';
import { decimalOf } from '../rules/exact-number.ts';
import { lastOrder, orderTerms } from '../rules/order-terms.ts';
import type { SqlScope } from './scope.ts';

/**
 * Whether an event happened as asked, over `contact c`; never null. Read from what is kept of histories, not from the
 * log. What nobody has kept never happened to anybody: number 0 names nothing.
 */
export function eventSql(leaf: EventLeaf, scope: SqlScope): Sql {
  const counter = scope.kept.counters.get(counterKeyOf(leaf)) ?? 0;
  const has = (what: Sql): Sql =>
    sql`exists (select from contact_counter k where k.contact_id = c.id and k.counter = ${counter} and ${what})`;
  if (isBare(leaf)) return has(sql`k.last_at >= ${earliest(leaf.within, scope.now)}`);
  return sql`(${join([...agesSql(leaf, has, scope.now), amountSql(leaf, counter, scope)], ' and ')})`;
}

/** Whether the events came in their order, the last one in time; never null. */
export function sequenceSql(leaf: SequenceLeaf, { kept, now }: SqlScope): Sql {
  const sequence = kept.sequences.get(sequenceKeyOf(leaf)) ?? 0;
  return sql`exists (select from contact_sequence q where q.contact_id = c.id and q.sequence = ${sequence}
    and q.completed_at >= ${earliest(leaf.within, now)})`;
}

function earliest(within: string | undefined, now: Date): Date {
  return within ? ago(within, now) : new Date(0);
}

function ago(duration: string, now: Date): Date {
  return new Date(now.getTime() - durationMs(duration));
}

/** When it happened first and last. `first: {}` asks only that it happened at all. */
function agesSql({ first, last }: EventLeaf, has: (what: Sql) => Sql, now: Date): Sql[] {
  if (!first && !last) return [];
  const ages = [
    ...(first?.within ? [sql`k.first_at >= ${ago(first.within, now)}`] : []),
    ...(first?.before ? [sql`k.first_at < ${ago(first.before, now)}`] : []),
    ...(last?.within ? [sql`k.last_at >= ${ago(last.within, now)}`] : []),
    ...(last?.before ? [sql`k.last_at < ${ago(last.before, now)}`] : []),
  ];
  return [has(join(ages, ' and ', 'true'))];
}

/** How often it happened, or what a number of it comes to, is within the bounds. */
function amountSql(leaf: EventLeaf, counter: number, scope: SqlScope): Sql {
  const asked = measureOf(leaf);
  const days = isByDay(leaf) ? daysSql(leaf, scope) : null;
  if (!asked) {
    const { least, most } = timesOf(leaf);
    const upTo = Number.isFinite(most) ? most : 9_007_199_254_740_991;
    return sql`coalesce((${countSql(counter, days)}), 0) between ${least}::bigint and ${upTo}::bigint`;
  }
  const value = valueSql(leaf, days, scope);
  // The sum of nothing is 0; nothing has neither a smallest nor a largest, and then no bound is kept.
  const known = asked.way === 'sum' ? sql`coalesce(${value}, 0)` : value;
  return within(known, boundsOf(leaf, isMoney(scope.plan, leaf.event, asked.property)));
}

function within(value: Sql, { least, most }: Bounds): Sql {
  const low = least === null ? sql`'-infinity'` : sql`${decimalOf(least)}`;
  const high = most === null ? sql`'infinity'` : sql`${decimalOf(most)}`;
  return sql`coalesce(${value} between ${low}::numeric and ${high}::numeric, false)`;
}

/** What a number of an event comes to; null when there is none. */
function valueSql(leaf: EventLeaf, days: Sql | null, scope: SqlScope): Sql {
  const measure = scope.kept.measures.get(measureKeyOf(leaf) ?? '') ?? 0;
  const found = VALUES[measureOf(leaf)?.way ?? 'sum'];
  return days
    ? sql`(select ${found.ofDays} from contact_measure_day d
        where d.contact_id = c.id and d.measure = ${measure} ${days})`
    : sql`(select ${found.total} from contact_measure m where m.contact_id = c.id and m.measure = ${measure})`;
}

/** What an event leaf looks at: times in its window, the value that it asks for, the last time of all. */
export function eventFactSql(leaf: EventLeaf, scope: SqlScope): Sql {
  const days = isByDay(leaf) ? daysSql(leaf, scope) : null;
  const counter = scope.kept.counters.get(counterKeyOf(leaf)) ?? 0;
  const value = measureOf(leaf) ? valueSql(leaf, days, scope) : sql`null::numeric`;
  return sql`jsonb_build_object('times', coalesce((${countSql(counter, measureOf(leaf) ? null : days)}), 0),
    'value', ${value}::text,
    'last', (select k.last_at from contact_counter k where k.contact_id = c.id and k.counter = ${counter}))`;
}

/** Whether the orders come to what is asked; never null. */
export function ordersSql(leaf: OrdersLeaf, scope: SqlScope): Sql {
  if (leaf.orders === 'days-since-last') return eventSql(lastOrder(leaf), scope);
  return within(orderTotalSql(leaf, scope), boundsOf(leaf, leaf.orders === 'amount'));
}

/** What the orders come to: orders, or fen; 0 for the days since the last one. */
export function orderTotalSql(leaf: OrdersLeaf, scope: SqlScope): Sql {
  const terms = orderTerms(leaf).map(({ sign, leaf: term }) => {
    const days = isByDay(term) ? daysSql(term, scope) : null;
    const counter = scope.kept.counters.get(counterKeyOf(term)) ?? 0;
    const value = measureOf(term) ? valueSql(term, days, scope) : sql`(${countSql(counter, days)})`;
    return sql`${Number(sign)}::int * coalesce(${value}, 0)`;
  });
  return sql`(${join(terms, ' + ', '0')})`;
}

const VALUES = {
  sum: { total: sql`m.sum`, ofDays: sql`sum(d.sum)` },
  min: { total: sql`m.min`, ofDays: sql`min(d.min)` },
  max: { total: sql`m.max`, ofDays: sql`max(d.max)` },
} as const;

function countSql(counter: number, days: Sql | null): Sql {
  return days
    ? sql`select sum(d.count) from contact_counter_day d
        where d.contact_id = c.id and d.counter = ${counter} ${days}`
    : sql`select k.count from contact_counter k where k.contact_id = c.id and k.counter = ${counter}`;
}

/** The days that count, over `d`. */
function daysSql(leaf: EventLeaf, { plan, now }: SqlScope): Sql {
  const dayOf = (ms: number) => dayIn(new Date(ms), plan.meta.timezone);
  const { after, from, to } = daysOf(leaf, { dayOf }, now.getTime());
  const days = [
    ...(after === null ? [] : [sql`and d.day > ${after}::date`]),
    ...(from === null ? [] : [sql`and d.day >= ${from}::date`]),
    ...(to === null ? [] : [sql`and d.day <= ${to}::date`]),
  ];
  return join(days, ' ');
}
