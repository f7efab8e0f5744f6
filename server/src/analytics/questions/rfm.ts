import type { Rfm } from '@hetang/contract/http/reports';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind } from './step.ts';

/** `from` may be left out: then all orders up to and with the day `to` count. */
export interface RfmQuestion extends Omit<DayRange, 'from'> {
  from?: string | undefined;
  /** How many bands each measure is cut into. */
  bins: number;
}

interface Summary {
  customers: number;
  orders: number;
  revenue: number;
  medians: [number, number, number];
  recencyCuts: number[];
  frequencyCuts: number[];
  monetaryCuts: number[];
}

/**
 * Recency (whole days from the calendar day of the last order to the day asked), frequency (distinct orders) and
 * money (sum of amounts, in fen; cancellations do not reduce it) of everybody with an order in the range.
 * Each measure is cut at its quantiles (type 7) plus one, half-open: equal values always share a band, which
 * equal-sized bands (NTILE) would tear apart. Bands are scored 1 to `bins`; for recency fewer days score higher.
 */
export async function askRfm(analytics: Analytics, question: RfmQuestion): Promise<Omit<Rfm, 'rule'>> {
  const summary = await summarise(analytics, question);
  if (!summary || summary.customers === 0) {
    const cuts = { recency: [], frequency: [], monetary: [] };
    return { customers: 0, orders: 0, revenue: 0, median: null, cuts, cells: [] };
  }
  const { customers, orders, revenue } = summary;
  const cuts = {
    recency: summary.recencyCuts,
    frequency: summary.frequencyCuts,
    monetary: summary.monetaryCuts,
  };
  const [recency, frequency, monetary] = summary.medians;
  const cells = await cellsOf(analytics, question, cuts);
  return { customers, orders, revenue, median: { recency, frequency, monetary }, cuts, cells };
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
      uniqExact(if(order_id = '', concat('event ', toString(part), '-', toString(seq)), order_id)) as frequency,
      sum(amount) as monetary
    from event
    where name = 'order.paid' and at >= ${instant(start, bind)} and at < ${instant(end, bind)}
    group by contact_id`;
}

async function summarise(analytics: Analytics, question: RfmQuestion): Promise<Summary | undefined> {
  const bind = new Bind();
  const levels = Array.from({ length: question.bins - 1 }, (_, i) => (i + 1) / question.bins).join(', ');
  const cuts = (measure: string) =>
    `arrayMap(x -> round(x + 1, 6), quantilesExactInclusive(${levels})(${measure}))`;
  const median = (measure: string) => `quantileExactInclusive(0.5)(${measure})`;
  const [row] = await analytics.query<Summary>(
    `select count() as customers, sum(frequency) as orders, sum(monetary) as revenue,
       [${median('recency')}, ${median('frequency')}, ${median('monetary')}] as medians,
       ${cuts('recency')} as recencyCuts, ${cuts('frequency')} as frequencyCuts,
       ${cuts('monetary')} as monetaryCuts
     from (${customers(question, bind)})`,
    bind.params,
  );
  return row;
}

function cellsOf(analytics: Analytics, question: RfmQuestion, cuts: Rfm['cuts']): Promise<Rfm['cells']> {
  const bind = new Bind();
  /** Cuts that a value has reached. */
  const passed = (measure: 'recency' | 'frequency') =>
    `arrayCount(cut -> ${measure} >= cut, ${bind.put(cuts[measure], 'Array(Float64)')})`;
  return analytics.query(
    `select r as recency, f as frequency, count() as customers, sum(monetary) as revenue
     from (
       select ${question.bins} - ${passed('recency')} as r, 1 + ${passed('frequency')} as f, monetary
       from (${customers(question, bind)})
     )
     group by r, f order by r, f`,
    bind.params,
  );
}
