import type { Retention } from '@hetang/contract/http/reports';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import { HetangError } from '../../kernel/errors.ts';
import { dayIn } from '../../kernel/zone.ts';
import { breakdownBy } from './breakdown.ts';
import { cohortStarts, firstDayOf, lastDayOf, type Period } from './calendar.ts';
import { type Asked, amongPeople } from './people.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind, isStep, namedByAny, type Step } from './step.ts';

export interface RetentionQuestion extends DayRange, Asked {
  start: Step;
  back: Step;
  period: Period;
  /** `first-time`: in the period of the first start ever; `recurring`: in every period with a start. */
  cohorting: 'first-time' | 'recurring';
  /** A property of the start, or what the contact has: `stage`, `code`, `owner`, `tag:<group>`, `tier:<ladder>`. */
  breakdown?: string | undefined;
}

const MAX_PERIODS = 120;
const MAX_GROUPS = 20;

/** Position -1 stands for the size of the cohort. */
interface Cell {
  key: string;
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
  if (starts.length === 0) return { rows: [], average: [], groups: [] };
  const [cells, grouped] = await Promise.all([
    askCells(analytics, { ...question, to, breakdown: undefined }),
    question.breakdown ? askCells(analytics, { ...question, to }) : [],
  ]);
  const rows = tabulate(starts, cells);
  return { rows, average: pooledAverage(rows), groups: groupsOf(starts, grouped) };
}

/** The cells of the largest groups; of everybody when the question has no groups. */
function askCells(analytics: Analytics, question: RetentionQuestion): Promise<Cell[]> {
  const bind = new Bind();
  const people = retentionRows(question, bind);
  const largest = question.breakdown
    ? `where key in (select key from (${people}) group by key order by count() desc, key limit ${MAX_GROUPS})`
    : '';
  return analytics.query<Cell>(
    `select key, cohort, position, count() as people
     from (${people})
     array join arrayPushFront(arrayMap(x -> x - cohort, arrayFilter(x -> x >= cohort, backs)), -1) as position
     ${largest}
     group by key, cohort, position`,
    bind.params,
  );
}

function groupsOf(starts: readonly string[], cells: readonly Cell[]): Retention['groups'] {
  const byKey = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = byKey.get(cell.key);
    if (own) own.push(cell);
    else byKey.set(cell.key, [cell]);
  }
  return [...byKey]
    .map(([key, own]) => {
      const rows = tabulate(starts, own);
      const size = rows.reduce((sum, row) => sum + row.size, 0);
      return { key: key || null, size, average: pooledAverage(rows) };
    })
    .sort((a, b) => b.size - a.size || (a.key ?? '').localeCompare(b.key ?? ''));
}

/** Which people of the answer are meant. */
export interface RetentionPlace {
  /** First day of the cohort; all cohorts when left out. */
  cohort?: string | undefined;
  /** Came back in that period after the start; -1 for the whole cohort. */
  position: number;
  /** The group; empty for no value. */
  key?: string | undefined;
}

/**
 * The numbers of the people whom one cell of the answer counts.
 * @throws HetangError `request/invalid` for a day on which no cohort begins.
 */
export function retentionPeople(
  question: RetentionQuestion,
  { cohort, position, key }: RetentionPlace,
  now: Date,
): { statement: string; params: Params } {
  const to = firstOf(question.to, dayIn(now, question.zone));
  const nr = cohort === undefined ? 0 : cohortStarts(question.from, to, question.period).indexOf(cohort);
  if (nr < 0) throw new HetangError('request/invalid', { field: 'cohort', problem: `${cohort}` });
  const bind = new Bind();
  const people = retentionRows({ ...question, to }, bind);
  const conditions = [
    ...(cohort === undefined ? [] : [`cohort = ${bind.put(nr, 'Int32')}`]),
    ...(position < 0 ? [] : [`has(backs, cohort + ${bind.put(position, 'Int32')})`]),
    ...(key === undefined ? [] : [`key = ${bind.put(key, 'String')}`]),
  ];
  const statement = `select distinct contact_id from (${people}) where ${conditions.join(' and ') || '1'}`;
  return { statement, params: bind.params };
}

function firstOf(a: string, b: string): string {
  return a < b ? a : b;
}

/** A row for each person in each cohort: its number, the group, and the periods in which the person did `back`. */
function retentionRows(question: RetentionQuestion, bind: Bind): string {
  const { period, zone } = question;
  const first = firstDayOf(question.from, period);
  const { start, end } = boundsOf({ from: first, to: lastDayOf(question.to, period), zone });
  const position = periodSince(period, bind.put(first, 'Date'), bind.put(zone, 'String'));
  const since = `at >= ${instant(start, bind)}`;
  // The first start ever may lie before the range: then the contact belongs to no cohort of it.
  const history = question.cohorting === 'first-time' ? `(${since} or is_start)` : since;
  const { ofContact, ofEvent } = question.breakdown ? breakdownBy(question.breakdown, bind) : {};
  const rows = `
    select contact_id, ${startsOf(question.cohorting, ofEvent !== undefined)} as starts,
      groupUniqArrayIf(period, is_back) as backs
    from (
      select contact_id, at, seq, toInt32(${position}) as period, ${ofEvent ?? "''"} as value,
        ${isStep(question.start, bind)} as is_start, ${isStep(question.back, bind)} as is_back
      from event
      where ${namedByAny([question.start, question.back], bind)}
        and at < ${instant(end, bind)} and (is_start or is_back) and ${history}
        ${amongPeople(question, bind)}
    )
    group by contact_id
    having countIf(is_start) > 0`;
  const join = ofContact ? `left join (${ofContact}) as attribute using (contact_id)` : '';
  return `
    select contact_id, begun.1 as cohort, ${ofContact ? 'value' : 'begun.2'} as key, backs
    from (
      select person.contact_id as contact_id, starts, backs ${ofContact ? ', attribute.value as value' : ''}
      from (${rows}) as person ${join}
    )
    array join starts as begun`;
}

/** Per contact: the cohorts, each with the value that its start carries. */
function startsOf(cohorting: RetentionQuestion['cohorting'], valued: boolean): string {
  if (cohorting === 'first-time')
    return `arrayFilter(x -> x.1 >= 0, [(minIf(period, is_start), argMinIf(value, (at, seq), is_start))])`;
  if (!valued) return `arrayMap(x -> (x, ''), groupUniqArrayIf(period, is_start))`;
  // In order of time; of each period the first.
  return `arrayMap(x -> (x.1, x.4), arrayFilter((x, before) -> x.1 != before,
    arraySort(groupArrayIf((period, at, seq, value), is_start)) as ordered,
    arrayPushFront(arrayPopBack(ordered.1), -1)))`;
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
