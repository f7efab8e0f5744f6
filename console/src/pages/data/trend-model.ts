import type { Reference } from '@hetang/contract/http/reference';
import type { Trend } from '@hetang/contract/http/reports';
import type { TrendRequest } from '../../api/reports.ts';
import type { Cell } from '../../kit/csv.ts';

/** What the form holds. */
export interface TrendValues {
  event: string;
  measure: 'events' | 'people' | 'sum';
  property?: string;
  period: 'day' | 'week' | 'month';
  from: string;
  to: string;
  breakdown?: string;
  compare: boolean;
}

/** The form's values as the request. */
export function toTrendRequest(values: TrendValues): TrendRequest {
  const { property, breakdown, ...rest } = values;
  return {
    ...rest,
    ...(values.measure === 'sum' && property?.trim() ? { property: property.trim() } : {}),
    ...(breakdown?.trim() ? { breakdown: breakdown.trim() } : {}),
  };
}

const measures = ['events', 'people', 'sum'] as const;

/** What the form begins with: what the address asks for, else contacts added. */
export function trendFromAddress(
  search: Record<string, unknown>,
  days: { from: string; to: string },
): TrendValues {
  const text = (key: string) => (typeof search[key] === 'string' ? search[key] : undefined);
  const property = text('property');
  return {
    event: text('event') ?? 'contact.added',
    measure: measures.find((known) => known === search.measure) ?? 'events',
    ...(property ? { property } : {}),
    period: 'day',
    ...days,
    compare: false,
  };
}

export interface TrendNames {
  all: string;
  unset: string;
  previous: string;
  reference: Reference | undefined;
  breakdown: string | undefined;
}

export interface TrendLine {
  id: string;
  name: string;
  values: number[];
  total: number;
  /** The line of the periods before. */
  before?: true;
}

/** The lines of a trend: everything, the periods before, then the groups by size. */
export function trendLines(trend: Trend, names: TrendNames): TrendLine[] {
  return [
    { id: 'all', name: names.all, ...trend.total },
    ...(trend.previous
      ? [
          {
            id: 'before',
            name: names.previous,
            values: trend.previous.values,
            total: trend.previous.total,
            before: true as const,
          },
        ]
      : []),
    ...trend.groups.map(({ key, values, total }, nr) => ({
      id: `group ${nr}`,
      name: trendGroupName(key, names),
      values,
      total,
    })),
  ];
}

/** Keys become names where the plan has some; other values stay as they are. */
export function trendGroupName(key: string | null, { unset, reference, breakdown }: TrendNames): string {
  if (key === null || key === '') return unset;
  if (!reference || !breakdown) return key;
  const [kind, name] = breakdown.split(':');
  const nameIn = (list: readonly { key: string; name: string }[] | undefined) =>
    list?.find((named) => named.key === key)?.name ?? key;
  if (breakdown === 'stage') return nameIn(reference.stages);
  if (breakdown === 'code') return nameIn(reference.codes);
  if (breakdown === 'owner') return nameIn(reference.staff);
  if (kind === 'tier') return nameIn(reference.ladders.find((ladder) => ladder.key === name)?.tiers);
  if (kind === 'tag') {
    const group = reference.tagGroups.find((one) => one.key === name);
    return key
      .split(' + ')
      .map((value) => group?.values.find((one) => one.key === value)?.name ?? value)
      .join(' + ');
  }
  return key;
}

/** A period as it is written in the chart and the table. */
export function periodName({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} – ${to.slice(5)}`;
}

/** One row a period, one column a line. */
export function trendCsv(
  trend: Trend,
  lines: readonly TrendLine[],
  words: { period: string; total: string },
): Cell[][] {
  return [
    [words.period, ...lines.map(({ name }) => name)],
    ...trend.periods.map((days, nr) => [periodName(days), ...lines.map(({ values }) => values[nr])]),
    [words.total, ...lines.map(({ total }) => total)],
  ];
}
