import type { Trend } from '@hetang/contract/http/reports';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import { HetangError } from '../../kernel/errors.ts';
import { breakdownBy } from './breakdown.ts';
import { firstDayOf, type Period, periodsBefore, periodsOf } from './calendar.ts';
import { type Asked, amongPeople } from './people.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind, isStep, type Step } from './step.ts';

export interface TrendQuestion extends DayRange, Asked, Pick<Step, 'where'> {
  event: string;
  measure: 'events' | 'people' | 'sum';
  /** Of the event; for `sum`. */
  property?: string | undefined;
  period: Period;
  /** A property of the event, or what the contact has: `stage`, `code`, `owner`, `tag:<group>`, `tier:<ladder>`. */
  breakdown?: string | undefined;
  compare?: boolean | undefined;
}

const MAX_PERIODS = 400;
const MAX_GROUPS = 20;

/** Of all periods together where `period` is empty. */
interface Row {
  key: string;
  period: string;
  value: number;
}

/**
 * An event by calendar periods: how often, how many people, or the sum of a property; whole and by group, the
 * largest groups first. People count once in a period and once in the total.
 * @throws HetangError `request/invalid` for more than 400 periods.
 */
export async function askTrend(analytics: Analytics, question: TrendQuestion): Promise<Omit<Trend, 'rule'>> {
  const periods = periodsOf(question.from, question.to, question.period);
  if (periods.length > MAX_PERIODS) {
    throw new HetangError('request/invalid', { field: 'to', problem: `more than ${MAX_PERIODS} periods` });
  }
  const [total, groups, previous] = await Promise.all([
    askWhole(analytics, question),
    question.breakdown ? askGroups(analytics, question, question.breakdown) : [],
    question.compare ? askPrevious(analytics, question) : null,
  ]);
  return { periods, total, groups, previous };
}

type Series = Trend['total'];

async function askPrevious(analytics: Analytics, question: TrendQuestion): Promise<Trend['previous']> {
  const days = periodsBefore(question, question.period);
  const series = await askWhole(analytics, { ...question, ...days });
  return { ...series, periods: periodsOf(days.from, days.to, question.period) };
}

async function askWhole(analytics: Analytics, question: TrendQuestion): Promise<Series> {
  const bind = new Bind();
  const rows = await analytics.query<Row>(
    `select '' as key, period, ${measureOf(question, bind)} as value
     from (${occurrences(question, bind)}) group by grouping sets ((period), ())`,
    bind.params,
  );
  return seriesOf(question, rows);
}

/** The largest groups are found first, so that a property with a million values costs no more answers than 20. */
async function askGroups(
  analytics: Analytics,
  question: TrendQuestion,
  breakdown: string,
): Promise<Trend['groups']> {
  const bind = new Bind();
  const grouped = () => groupedOccurrences(question, breakdown, bind);
  const value = measureOf(question, bind);
  const rows = await analytics.query<Row>(
    `select key, period, ${value} as value from (${grouped()})
     where key in (select key from (${grouped()}) group by key order by ${value} desc, key limit ${MAX_GROUPS})
     group by grouping sets ((key, period), (key))`,
    bind.params,
  );
  const byKey = new Map<string, Row[]>();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return [...byKey]
    .map(([key, own]) => ({ key: key || null, ...seriesOf(question, own) }))
    .sort((a, b) => b.total - a.total || (a.key ?? '').localeCompare(b.key ?? ''));
}

/** The numbers of the people who did it, all or those of one group (empty for no value). */
export function trendPeople(
  question: TrendQuestion,
  key: string | undefined,
): { statement: string; params: Params } {
  const bind = new Bind();
  const rows =
    key === undefined || !question.breakdown
      ? occurrences(question, bind)
      : `select contact_id from (${groupedOccurrences(question, question.breakdown, bind)})
         where key = ${bind.put(key, 'String')}`;
  return { statement: `select distinct contact_id from (${rows})`, params: bind.params };
}

function groupedOccurrences(question: TrendQuestion, breakdown: string, bind: Bind): string {
  const { ofContact, ofEvent } = breakdownBy(breakdown, bind);
  if (!ofContact) return occurrences(question, bind, `${ofEvent} as key`);
  return `select occurrence.*, attribute.value as key from (${occurrences(question, bind)}) as occurrence
    left join (${ofContact}) as attribute using (contact_id)`;
}

/** The events asked for, each with the first day of its period. */
function occurrences(question: TrendQuestion, bind: Bind, more?: string): string {
  const { start, end } = boundsOf(question);
  const zone = bind.put(question.zone, 'String');
  const first = {
    day: `toDate(at, ${zone})`,
    week: `toMonday(at, ${zone})`,
    month: `toStartOfMonth(at, ${zone})`,
  }[question.period];
  return `select contact_id, props, toString(${first}) as period ${more ? `, ${more}` : ''}
    from event
    where ${isStep(question, bind)} and at >= ${instant(start, bind)} and at < ${instant(end, bind)}
      ${amongPeople(question, bind)}`;
}

function measureOf({ measure, property }: TrendQuestion, bind: Bind): string {
  if (measure === 'events') return 'count()';
  if (measure === 'people') return 'uniqExact(contact_id)';
  const place = bind.put(property ?? '', 'String');
  return `sum(if(JSONType(props, ${place}) in ('Int64', 'UInt64', 'Double'), JSONExtractFloat(props, ${place}), 0))`;
}

function seriesOf({ from, to, period }: TrendQuestion, rows: readonly Row[]): Series {
  const values = new Map(rows.map((row) => [row.period, row.value]));
  return {
    values: periodsOf(from, to, period).map((days) => values.get(firstDayOf(days.from, period)) ?? 0),
    total: values.get('') ?? 0,
  };
}
