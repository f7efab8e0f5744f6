import type { Rfm } from '@hetang/contract/http/reports';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import { breakdownBy } from './breakdown.ts';
import { type Asked, amongPeople } from './people.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind } from './step.ts';

/** `from` may be left out: then all orders up to and with the day `to` count. */
export interface RfmQuestion extends Omit<DayRange, 'from'>, Asked {
  from?: string | undefined;
  /** How many bands each measure is cut into. */
  bins: number;
  /** A property of the last order, or what the contact has: `stage`, `code`, `owner`, `tag:<group>`, `tier:<ladder>`. */
  breakdown?: string | undefined;
}

const MAX_GROUPS = 20;

/** A cell, and beside it the figures of the whole report. */
interface Row {
  recency: number;
  frequency: number;
  customers: number;
  revenue: number;
  total: { customers: number; orders: number; revenue: number };
  medians: [number, number, number];
  cuts: [number[], number[], number[]];
}

/**
 * Recency (whole days from the calendar day of the last order to the day asked), frequency (distinct orders) and
 * money (sum of amounts, in fen; cancellations do not reduce it) of everybody with an order in the range.
 * Each measure is cut at its quantiles (type 7) plus one, half-open: equal values always share a band, which
 * equal-sized bands (NTILE) would tear apart. Bands are scored 1 to `bins`; for recency fewer days score higher.
 */
export async function askRfm(analytics: Analytics, question: RfmQuestion): Promise<Omit<Rfm, 'rule'>> {
  const [rows, groups] = await Promise.all([
    analytics.query<Row>(...statementOf(question)),
    question.breakdown ? askGroups(analytics, question, question.breakdown) : [],
  ]);
  const cells = rows.map(({ recency, frequency, customers, revenue }) => ({
    recency,
    frequency,
    customers,
    revenue,
  }));
  const [whole] = rows;
  if (!whole) {
    const cuts = { recency: [], frequency: [], monetary: [] };
    return { customers: 0, orders: 0, revenue: 0, median: null, cuts, cells, groups };
  }
  return { ...whole.total, median: named(whole.medians), cuts: named(whole.cuts), cells, groups };
}

function named<T>([recency, frequency, monetary]: [T, T, T]): { recency: T; frequency: T; monetary: T } {
  return { recency, frequency, monetary };
}

/** Recency, frequency and money of each customer; the figures behind the report. */
export function askCustomers(
  analytics: Analytics,
  question: Omit<RfmQuestion, 'bins'>,
): Promise<{ contactId: number; recency: number; frequency: number; monetary: number }[]> {
  const bind = new Bind();
  return analytics.query(
    `select contact_id as "contactId", recency, frequency, monetary from (${customers(question, bind)})
     order by contact_id`,
    bind.params,
  );
}

/** Sizes and medians of the largest groups. */
async function askGroups(
  analytics: Analytics,
  question: RfmQuestion,
  breakdown: string,
): Promise<Rfm['groups']> {
  const bind = new Bind();
  const rows = await analytics.query<{
    key: string;
    customers: number;
    orders: number;
    revenue: number;
    medians: [number, number, number];
  }>(
    `select key, count() as customers, sum(frequency) as orders, sum(monetary) as revenue,
       [${MEDIANS}] as medians
     from (${customers({ ...question, breakdown }, bind)})
     group by key order by customers desc, key limit ${MAX_GROUPS}`,
    bind.params,
  );
  return rows.map(({ key, medians, ...sizes }) => ({ key: key || null, ...sizes, median: named(medians) }));
}

const MEASURES = ['recency', 'frequency', 'monetary'];
const MEDIANS = MEASURES.map((measure) => `quantileExactInclusive(0.5)(${measure})`).join(', ');

/** A row a customer, with its group where the question has groups. */
function customers({ breakdown, ...question }: Omit<RfmQuestion, 'bins'>, bind: Bind): string {
  const { ofContact, ofEvent } = breakdown ? breakdownBy(breakdown, bind) : {};
  const key = ofEvent ? `, argMax(${ofEvent}, (at, seq)) as key` : ofContact ? '' : ", '' as key";
  const { start, end } = boundsOf({ ...question, from: question.from ?? '1970-01-01' });
  const zone = bind.put(question.zone, 'String');
  const rows = `
    select contact_id,
      dateDiff('day', toDate(toTimeZone(max(at), ${zone})), ${bind.put(question.to, 'Date')}) as recency,
      uniqExactIf(order_id, order_id != '') + countIf(order_id = '') as frequency,
      sum(amount) as monetary${key}
    from event
    where name = 'order.paid' and at >= ${instant(start, bind)} and at < ${instant(end, bind)}
      ${amongPeople(question, bind)}
    group by contact_id`;
  if (!ofContact) return rows;
  return `select customer.*, attribute.value as key from (${rows}) as customer
    left join (${ofContact}) as attribute using (contact_id)`;
}

/** Which customers are meant; everybody where nothing is said. */
export interface RfmPlace {
  recency?: number | undefined;
  frequency?: number | undefined;
  /** The group; empty for no value. */
  key?: string | undefined;
}

/** The numbers of the customers in some bands of the answer, in one group of it. */
export function rfmPeople(question: RfmQuestion, place: RfmPlace): { statement: string; params: Params } {
  const bind = new Bind();
  const conditions = [
    ...(place.recency === undefined ? [] : [`recency_band = ${bind.put(place.recency, 'UInt8')}`]),
    ...(place.frequency === undefined ? [] : [`frequency_band = ${bind.put(place.frequency, 'UInt8')}`]),
    ...(place.key === undefined ? [] : [`customer.5 = ${bind.put(place.key, 'String')}`]),
  ];
  const statement = `
    select customer.4 as contact_id, ${banded(question.bins)}
    from (${cutCustomers(question, bind)})
    array join everybody as customer
    where ${conditions.join(' and ') || '1'}`;
  return { statement: `select contact_id from (${statement})`, params: bind.params };
}

/** Bands of one customer, from how many cuts each measure has reached. */
function banded(bins: number): string {
  const passed = (nr: number) => `arrayCount(cut -> customer.${nr} >= cut, edges[${nr}])`;
  return `${bins} - ${passed(1)} as recency_band, 1 + ${passed(2)} as frequency_band`;
}

/** One row: all customers, and where each measure is cut. Reads the orders once. */
function cutCustomers({ bins, ...question }: RfmQuestion, bind: Bind): string {
  const levels = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins).join(', ');
  const cuts = MEASURES.map((measure) => `quantilesExactInclusive(${levels})(${measure})`);
  return `
    select cast((count(), sum(frequency), sum(monetary)),
        'Tuple(customers UInt64, orders UInt64, revenue Int64)') as whole,
      [${MEDIANS}] as middle,
      arrayMap(list -> arrayMap(x -> round(x + 1, 6), list), [${cuts.join(', ')}]) as edges,
      groupArray((recency, frequency, monetary, contact_id, key)) as everybody
    from (${customers(question, bind)})`;
}

function statementOf({ breakdown: _groups, ...question }: RfmQuestion): [statement: string, params: Params] {
  const bind = new Bind();
  const statement = `
    select recency_band as recency, frequency_band as frequency,
      count() as customers, sum(money) as revenue,
      any(whole) as total, any(middle) as medians, any(edges) as cuts
    from (
      select ${banded(question.bins)}, customer.3 as money, whole, middle, edges
      from (${cutCustomers(question, bind)})
      array join everybody as customer
    )
    group by recency, frequency
    order by recency, frequency`;
  return [statement, bind.params];
}
