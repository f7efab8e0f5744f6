import type { Rfm } from '@hetang/contract/http/reports';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind } from './step.ts';

/** `from` may be left out: then all orders up to and with the day `to` count. */
export interface RfmQuestion extends Omit<DayRange, 'from'> {
  from?: string | undefined;
  /** How many bands each measure is cut into. */
  bins: number;
}

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
  const rows = await analytics.query<Row>(...statementOf(question));
  const cells = rows.map(({ recency, frequency, customers, revenue }) => ({
    recency,
    frequency,
    customers,
    revenue,
  }));
  const [whole] = rows;
  if (!whole) {
    const cuts = { recency: [], frequency: [], monetary: [] };
    return { customers: 0, orders: 0, revenue: 0, median: null, cuts, cells };
  }
  return { ...whole.total, median: named(whole.medians), cuts: named(whole.cuts), cells };
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

function customers(question: Omit<RfmQuestion, 'bins'>, bind: Bind): string {
  const { start, end } = boundsOf({ ...question, from: question.from ?? '1970-01-01' });
  const zone = bind.put(question.zone, 'String');
  return `
    select contact_id,
      dateDiff('day', toDate(toTimeZone(max(at), ${zone})), ${bind.put(question.to, 'Date')}) as recency,
      uniqExactIf(order_id, order_id != '') + countIf(order_id = '') as frequency,
      sum(amount) as monetary
    from event
    where name = 'order.paid' and at >= ${instant(start, bind)} and at < ${instant(end, bind)}
    group by contact_id`;
}

/** Reads the orders once: the quantiles and the customers they cut come from one list. */
function statementOf({ bins, ...question }: RfmQuestion): [statement: string, params: Params] {
  const bind = new Bind();
  const measures = ['recency', 'frequency', 'monetary'];
  const levels = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins).join(', ');
  const cuts = measures.map((measure) => `quantilesExactInclusive(${levels})(${measure})`);
  const medians = measures.map((measure) => `quantileExactInclusive(0.5)(${measure})`);
  /** How many cuts a customer's measure has reached. */
  const passed = (nr: number) => `arrayCount(cut -> customer.${nr} >= cut, edges[${nr}])`;
  const statement = `
    select ${bins} - ${passed(1)} as recency, 1 + ${passed(2)} as frequency,
      count() as customers, sum(customer.3) as revenue,
      any(whole) as total, any(middle) as medians, any(edges) as cuts
    from (
      select cast((count(), sum(frequency), sum(monetary)),
          'Tuple(customers UInt64, orders UInt64, revenue Int64)') as whole,
        [${medians.join(', ')}] as middle,
        arrayMap(list -> arrayMap(x -> round(x + 1, 6), list), [${cuts.join(', ')}]) as edges,
        groupArray((recency, frequency, monetary)) as everybody
      from (${customers(question, bind)})
    )
    array join everybody as customer
    group by recency, frequency
    order by recency, frequency`;
  return [statement, bind.params];
}
