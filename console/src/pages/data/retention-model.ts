import type { Retention } from '@hetang/contract/http/reports';
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

const periods = ['month', 'week', 'day'] as const;
const cohortings = ['first-time', 'recurring'] as const;
const USUAL_DAYS = '180';

/** What the form holds. */
export interface RetentionValues extends RangeValues, AmongValues {
  start: string;
  back: string;
  period: (typeof periods)[number];
  cohorting: (typeof cohortings)[number];
}

export function readRetention(search: SearchParams): RetentionValues {
  return {
    ...readCommon(search, USUAL_DAYS),
    start: search.start ?? 'contact.added',
    back: search.back ?? '',
    period: periods.find((known) => known === search.period) ?? 'month',
    cohorting: cohortings.find((known) => known === search.cohorting) ?? 'first-time',
  };
}

export function writeRetention({ start, back, period, cohorting, ...common }: RetentionValues): SearchParams {
  return { start, back, period, cohorting, ...writeCommon(common) };
}

export function askRetention(values: RetentionValues, { today }: { today: string }): Asked<'retention'> {
  const { start, back, period, cohorting } = values;
  const ask: AskOf<'retention'> = {
    of: 'retention',
    start: { event: start },
    back: { event: back },
    period,
    cohorting,
    ...daysOf(values, today),
    ...askedOf(values),
  };
  return { ask, against: againstOf(ask, values.compare) };
}

/** How many periods the longest cohort has. */
export function periodCount(retention: Retention): number {
  return Math.max(0, retention.average.length, ...retention.rows.map((row) => row.counts.length));
}

/** Share of a cohort that came back in a period; null where there is no such period or nobody. */
export function shareAt(row: Retention['rows'][number], period: number): number | null {
  const count = row.counts[period];
  return count === undefined || row.size === 0 ? null : count / row.size;
}

/** One line of averages: everybody, what that is compared with, or a group. */
export interface RetentionLine {
  id: string;
  name: string;
  size: number;
  average: (number | null)[];
  /** Of a group; empty for no value. */
  key?: string;
  /** It belongs to the answer that is compared with. */
  other?: true;
}

/** Everybody first, then the other answer, then the groups. */
export function retentionLines(
  retention: Retention,
  other: Retention | null,
  names: { side: string; otherSide: string; group: (key: string | null) => string },
): RetentionLine[] {
  const sizeOf = ({ rows }: Retention) => rows.reduce((sum, row) => sum + row.size, 0);
  return [
    { id: 'all', name: names.side, size: sizeOf(retention), average: retention.average },
    ...(other
      ? [
          {
            id: 'other',
            name: names.otherSide,
            size: sizeOf(other),
            average: other.average,
            other: true as const,
          },
        ]
      : []),
    ...retention.groups.map(({ key, size, average }, nr) => ({
      id: `group ${nr}`,
      name: names.group(key),
      size,
      average,
      key: key ?? '',
    })),
  ];
}
