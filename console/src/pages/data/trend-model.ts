import type { Trend } from '@hetang/contract/http/reports';
import type { AskOf } from '../../api/reports.ts';
import type { SearchParams } from '../../kit/list-state.ts';
import {
  type AmongValues,
  againstOf,
  askedOf,
  daysOf,
  type RangeValues,
  readCommon,
  writeCommon,
} from './ask-model.ts';
import type { Asked } from './question-kind.ts';

const measures = ['events', 'people', 'sum'] as const;
const periods = ['day', 'week', 'month'] as const;
const USUAL_DAYS = '30';

/** What the form holds. */
export interface TrendValues extends RangeValues, AmongValues {
  event: string;
  measure: (typeof measures)[number];
  property?: string;
  period: (typeof periods)[number];
}

/** What the form begins with: what the address asks for, else contacts added. */
export function readTrend(search: SearchParams): TrendValues {
  const { property } = search;
  return {
    ...readCommon(search, USUAL_DAYS),
    event: search.event ?? 'contact.added',
    measure: measures.find((known) => known === search.measure) ?? 'events',
    ...(property ? { property } : {}),
    period: periods.find((known) => known === search.period) ?? 'day',
  };
}

export function writeTrend({ event, measure, property, period, ...common }: TrendValues): SearchParams {
  const sum = measure === 'sum' ? property?.trim() : undefined;
  return { event, measure, property: sum, period, ...writeCommon(common) };
}

/** The form's values as the question. The periods before come with the answer itself. */
export function askTrend(values: TrendValues, { today }: { today: string }): Asked<'trend'> {
  const { event, measure, property, period, compare } = values;
  const ask: AskOf<'trend'> = {
    of: 'trend',
    event,
    measure,
    period,
    compare: compare === 'previous',
    ...(measure === 'sum' && property?.trim() ? { property: property.trim() } : {}),
    ...daysOf(values, today),
    ...askedOf(values),
  };
  return { ask, against: againstOf(ask, compare) };
}

export interface TrendLine {
  id: string;
  name: string;
  values: number[];
  total: number;
  periods: Trend['periods'];
  /** Of a group; empty for no value. */
  key?: string;
  /** The line of the periods before, or of another segment. */
  beside?: 'before' | 'other';
}

interface Names {
  side: string;
  otherSide: string;
  previous: string;
  group: (key: string | null) => string;
}

/** The lines of a trend: everything, what it is compared with, then the groups by size. */
export function trendLines(trend: Trend, other: Trend | null, names: Names): TrendLine[] {
  const { periods, previous } = trend;
  return [
    { id: 'all', name: names.side, ...trend.total, periods },
    ...(previous ? [{ id: 'before', name: names.previous, ...previous, beside: 'before' as const }] : []),
    ...(other
      ? [{ id: 'other', name: names.otherSide, ...other.total, periods, beside: 'other' as const }]
      : []),
    ...trend.groups.map(({ key, values, total }, nr) => ({
      id: `group ${nr}`,
      name: names.group(key),
      values,
      total,
      periods,
      key: key ?? '',
    })),
  ];
}

/** The people behind one period of a line, or behind all of them. */
export function behindPeriod(
  { ask, against }: Asked<'trend'>,
  line: TrendLine,
  nr: number | null,
): AskOf<'trend'> | null {
  const asked = line.beside === 'other' ? against : ask;
  const [first, last] =
    nr === null ? [line.periods[0], line.periods.at(-1)] : [line.periods[nr], line.periods[nr]];
  if (!asked || !first || !last) return null;
  const { from } = first;
  return { ...asked, from, to: last.to, ...(line.key === undefined ? {} : { key: line.key }) };
}

/** A period as it is written in the chart and the table. */
export function periodName({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} – ${to.slice(5)}`;
}
