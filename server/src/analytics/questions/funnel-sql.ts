import type { Params } from '../../kernel/clickhouse/analytics.ts';
import { type Breakdown, breakdownBy } from './breakdown.ts';
import { type Asked, amongPeople } from './people.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind, isStep, namedByAny, type Step } from './step.ts';

export interface FunnelQuestion extends DayRange, Asked {
  steps: readonly Step[];
  /** Seconds from the first step; an event exactly at the end still counts. */
  window: number;
  /** A property of the first step's event, or `stage`, `code`, `owner`. */
  breakdown?: string | undefined;
}

/** One row for everybody (`total` 1) and one for each group. */
export interface FunnelRow {
  total: 0 | 1;
  key: string;
  people: number[];
  medians: (number | null)[];
  averages: (number | null)[];
}

/** Bits for the rank of an event among those of its contact; the rest of a key is its milliseconds. */
const RANK_BITS = 22;
/** Bits of a packed event: milliseconds, sequence number, steps. */
const [MS_SHIFT, SEQ_SHIFT, MASK] = [80, 16, 65_535];

/**
 * The statement of a funnel, linear in the number of events.
 *
 * Per contact, the matching events become an array of numbers that sort as the events do. A key is an event's
 * milliseconds and rank in one number, so keys are unique and ordered. `v<n>` says for each event: taken as step n, which start (a key) does
 * its attempt have; 0 when it cannot be step n. For a deeper step the latest start is the best one, as it leaves
 * the most time, and starts never go back: the last non-zero value before an event (`arrayFill`, shifted by one so
 * that no event serves two steps) is the start to go on with.
 */
export function funnelStatement(
  question: FunnelQuestion,
  maxGroups: number,
): { statement: string; params: Params } {
  const bind = new Bind();
  const people = peopleOf(question, bind);
  const measured = figures(question.steps.length);
  const statement = question.breakdown
    ? `select grouping(key) = 1 as total, key, ${measured} from (${people})
       group by grouping sets ((), (key)) order by total desc, people[1] desc, key limit ${maxGroups + 1}`
    : `select 1 as total, '' as key, ${measured} from (${people})`;
  return { statement, params: bind.params };
}

/** Where in a funnel somebody stands. */
export interface FunnelPlace {
  /** From 1. */
  step: number;
  /** Got so far and no further. */
  dropped: boolean;
  /** The group; empty for no value. */
  key?: string | undefined;
}

/** The numbers of the people whom a funnel counts at one place. */
export function funnelPeople(
  question: FunnelQuestion,
  { step, dropped, key }: FunnelPlace,
): { statement: string; params: Params } {
  const bind = new Bind();
  const conditions = [
    `i${step} > 0`,
    ...(dropped && step < question.steps.length ? [`i${step + 1} = 0`] : []),
    ...(key === undefined ? [] : [`key = ${bind.put(key, 'String')}`]),
  ];
  return {
    statement: `select contact_id from (${peopleOf(question, bind)}) where ${conditions.join(' and ')}`,
    params: bind.params,
  };
}

/** One row for everybody who began. */
function peopleOf(question: FunnelQuestion, bind: Bind): string {
  const breakdown = question.breakdown ? breakdownBy(question.breakdown, bind) : {};
  return timed(question.steps.length, attemptsOf(question, breakdown, bind), breakdown);
}

/** Per contact: the keys of its matching events and, per step, the starts. */
function attemptsOf(question: FunnelQuestion, breakdown: Breakdown, bind: Bind): string {
  const { steps } = question;
  const windowMs = bind.put(question.window * 1000, 'UInt64');
  const further = steps.slice(1).map(
    (_, i) => `
      arrayMap((m, k, s) -> if(bitTest(m, ${i + 1}) and s != 0
          and bitShiftRight(k, ${RANK_BITS}) - bitShiftRight(s, ${RANK_BITS}) <= ${windowMs}, s, 0),
        masks, keys, arrayPopBack(arrayPushFront(arrayFill(x -> x != 0, v${i + 1}), 0))) as v${i + 2}`,
  );
  const firsts = breakdown.ofEvent ? 'groupArrayIf((packed, value), bitTest(mask, 0)) as firsts,' : '';
  return `
    select contact_id, ${firsts}
      arraySort(groupArray(packed)) as events,
      arrayMap(x -> toUInt16(bitAnd(x, ${MASK})), events) as masks,
      arrayMap((x, rank) -> bitOr(toUInt64(bitShiftLeft(bitShiftRight(x, ${MS_SHIFT}), ${RANK_BITS})), rank),
        events, arrayEnumerate(events)) as keys,
      arrayMap((m, k) -> if(bitTest(m, 0), k, 0), masks, keys) as v1
      ${further.map((text) => `,${text}`).join('')}
    from (${matching(question, breakdown, bind)})
    group by contact_id
    having bitTest(groupBitOr(mask), 0)`;
}

/** The events that are some step, with a bit for each step. Only in the range may an attempt start. */
function matching(question: FunnelQuestion, breakdown: Breakdown, bind: Bind): string {
  const { start, end } = boundsOf(question);
  const bits = question.steps.map((step: Step, i) => {
    const condition = isStep(step, bind);
    return i === 0
      ? `if(${condition} and at < ${instant(end, bind)}, 1, 0)`
      : `if(${condition}, ${1 << i}, 0)`;
  });
  return `
    select contact_id, toUInt16(${bits.join(' + ')}) as mask, if(bitTest(mask, 0), ${breakdown.ofEvent ?? "''"}, '') as value,
      bitOr(bitShiftLeft(toUInt128(toUnixTimestamp64Milli(at)), ${MS_SHIFT}),
        bitOr(bitShiftLeft(toUInt128(seq), ${SEQ_SHIFT}), toUInt128(mask))) as packed
    from event
    where ${namedByAny(question.steps, bind)}
      and at >= ${instant(start, bind)} and at <= ${instant(end + question.window * 1000, bind)}
      ${amongPeople(question, bind)}
      and mask != 0`;
}

/** Per contact: how deep, which start, and when each step of that attempt was reached. */
function timed(count: number, attempts: string, breakdown: Breakdown): string {
  const steps = Array.from({ length: count }, (_, i) => i + 1);
  const deepest = [...steps].reverse().map((n) => `v${n}`);
  const choice = deepest.map((v) => `arrayMax(${v}) != 0, ${v}`).join(', ');
  return `
    select attempt.contact_id as contact_id, multiIf(${choice}, []) as deepest, arrayFirst(x -> x != 0, deepest) as start,
      ${groupOf(breakdown)} as key,
      ${steps.map((n) => `indexOf(v${n}, start) as i${n}`).join(', ')},
      ${steps.map((n) => `bitShiftRight(arrayElement(keys, i${n}), ${RANK_BITS}) as t${n}`).join(', ')}
    from (${attempts}) as attempt
    ${breakdown.ofContact ? `left join (${breakdown.ofContact}) as attribute using (contact_id)` : ''}`;
}

function groupOf(breakdown: Breakdown): string {
  if (breakdown.ofContact) return 'attribute.value';
  if (!breakdown.ofEvent) return "''";
  const started = `arrayElement(events, bitAnd(start, ${(1 << RANK_BITS) - 1}))`;
  return `arrayElement(firsts.2, indexOf(firsts.1, ${started}))`;
}

function figures(count: number): string {
  const steps = Array.from({ length: count }, (_, i) => i + 1);
  const list = (figure: (n: number) => string, from = 0) => `[${steps.slice(from).map(figure).join(', ')}]`;
  const seconds = (n: number) => `(t${n} - t${n - 1}) / 1000`;
  return [
    `${list((n) => `countIf(i${n} > 0)`)} as people`,
    `${list((n) => `quantileExactInclusiveOrNullIf(0.5)(${seconds(n)}, i${n} > 0)`, 1)} as medians`,
    `${list((n) => `avgOrNullIf(${seconds(n)}, i${n} > 0)`, 1)} as averages`,
  ].join(', ');
}
