import type { Retention } from '@hetang/contract/http/reports';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { HetangError } from '../../kernel/errors.ts';
import { dayIn } from '../../kernel/zone.ts';
import { cohortStarts, firstDayOf, lastDayOf, type Period } from './calendar.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind, isStep, namedByAny, type Step } from './step.ts';

export interface RetentionQuestion extends DayRange {
  start: Step;
  back: Step;
  period: Period;
  /** `first-time`: in the period of the first start ever; `recurring`: in every period with a start. */
  cohorting: 'first-time' | 'recurring';
}

const MAX_PERIODS = 120;

/** Position -1 stands for the size of the cohort. */
interface Cell {
  cohort: number;
  position: number;
  people: number;
}

/**
 * Who came back: cohorts by calendar period, position j counts those who did `back` j periods later (position 0:
 * in the same period, in whatever order). Whole periods that hold `from` and `to`; none that lies ahead of `now`.
 * @throws HetangError `request/invalid` for more than 120 periods.
 */
export async function askRetention(
  analytics: Analytics,
  question: RetentionQuestion,
  now: Date,
): Promise<Omit<Retention, 'rule'>> {
  const today = dayIn(now, question.zone);
  const to = firstOf(question.to, today);
  const starts = cohortStarts(question.from, to, question.period);
  if (starts.length > MAX_PERIODS) {
    throw new HetangError('request/invalid', { field: 'to', problem: `more than ${MAX_PERIODS} periods` });
  }
  if (starts.length === 0) return { rows: [], average: [] };
  const { statement, params } = retentionStatement(question, to);
  const cells = await analytics.query<Cell>(statement, params);
  const rows = tabulate(starts, cells);
  return { rows, average: pooledAverage(rows) };
}

function firstOf(a: string, b: string): string {
  return a < b ? a : b;
}

function retentionStatement(question: RetentionQuestion, to: string) {
  const bind = new Bind();
  const { period, zone } = question;
  const first = firstDayOf(question.from, period);
  const { start, end } = boundsOf({ from: first, to: lastDayOf(to, period), zone });
  const position = periodSince(period, bind.put(first, 'Date'), bind.put(zone, 'String'));
  const since = `at >= ${instant(start, bind)}`;
  // The first start ever may lie before the range: then the contact belongs to no cohort of it.
  const history = question.cohorting === 'first-time' ? `(${since} or is_start)` : since;
  const starts =
    question.cohorting === 'first-time'
      ? 'arrayFilter(x -> x >= 0, [minIf(period, is_start)])'
      : 'groupUniqArrayIf(period, is_start)';
  const statement = `
    select cohort, position, count() as people
    from (
      select cohort, arrayJoin(arrayPushFront(
        arrayMap(x -> x - cohort, arrayFilter(x -> x >= cohort, backs)), -1)) as position
      from (
        select ${starts} as starts, groupUniqArrayIf(period, is_back) as backs
        from (
          select contact_id, at, toInt32(${position}) as period,
            ${isStep(question.start, bind)} as is_start, ${isStep(question.back, bind)} as is_back
          from event
          where ${namedByAny([question.start, question.back], bind)}
            and at < ${instant(end, bind)} and (is_start or is_back) and ${history}
        )
        group by contact_id
        having countIf(is_start) > 0
      )
      array join starts as cohort
    )
    group by cohort, position`;
  return { statement, params: bind.params };
}

/** Number of the period of `at`, the one that begins on `first` being 0. */
function periodSince(period: Period, first: string, zone: string): string {
  const day = `toDate(toTimeZone(at, ${zone}))`;
  if (period === 'month') return `dateDiff('month', ${first}, ${day})`;
  const days = `dateDiff('day', ${first}, ${day})`;
  return period === 'week' ? `floor(${days} / 7)` : days;
}

function tabulate(starts: readonly string[], cells: readonly Cell[]): Retention['rows'] {
  const people = new Map(cells.map((cell) => [`${cell.cohort}:${cell.position}`, cell.people]));
  return starts.map((start, i) => ({
    start,
    size: people.get(`${i}:-1`) ?? 0,
    counts: starts.slice(i).map((_, j) => people.get(`${i}:${j}`) ?? 0),
  }));
}

/**
 * Share that came back, by position, over all people of the cohorts that have reached it. A cohort that has not
 * is left out of numerator and denominator; a true zero counts.
 */
export function pooledAverage(
  rows: readonly { size: number; counts: readonly number[] }[],
): (number | null)[] {
  const width = Math.max(0, ...rows.map((row) => row.counts.length));
  return Array.from({ length: width }, (_, position) => {
    const reached = rows.filter((row) => row.counts.length > position);
    const size = reached.reduce((sum, row) => sum + row.size, 0);
    const back = reached.reduce((sum, row) => sum + (row.counts[position] ?? 0), 0);
    return size === 0 ? null : back / size;
  });
}
