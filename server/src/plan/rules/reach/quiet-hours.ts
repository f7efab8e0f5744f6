import type { MomentCalendar } from '@hetang/contract/plan/kinds/calendar';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { defaultQuietHours, type QuietHours } from '@hetang/contract/plan/quiet-hours';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule } from '../rule.ts';
import { waysOf } from '../shared/steps.ts';
import { minutesOf } from './densest.ts';

const DAY = 1440;
const usual = `${defaultQuietHours.from}–${defaultQuietHours.to}`;

/** What is written for the quiet hours goes out in the morning instead. */
export const quietHours: Rule = {
  id: 'quiet-hours',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '免打扰时段', en: 'Quiet hours' },
  why: {
    zh: `免打扰时段默认 ${usual}，plan.yaml 的 reach 可以另定；其间的消息推迟到结束时才发：写了晚上的时间，客户早上才收到。`,
    en: `Quiet hours are ${usual} unless the reach settings in plan.yaml says otherwise; a message within them waits for their end, so what is written for the night arrives in the morning.`,
  },
  problem: {
    zh: '{at} 在免打扰时段 {from}–{to} 之内，会推迟到 {to}',
    en: '{at} lies within the quiet hours {from}–{to}: it is put off until {to}',
  },
  hint: { zh: '改到 {to} 之后、{from} 之前', en: 'Choose a time after {to} and before {from}' },
  good: `
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ wait: { until: "20:00" } }, { message: a }] } }`,
  bad: `
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ wait: { until: "22:00" } }, { message: a }] } }`,
  check: ({ plan }) => {
    const quiet = quietIn(plan);
    if (!quiet) return [];
    return timesOf(plan).flatMap(({ path, minute }) => hitAt(path, minute, quiet));
  },
};

function quietIn({ meta }: Plan): QuietHours | null {
  const own = meta.reach?.['quiet-hours'];
  return own === 'none' ? null : (own ?? defaultQuietHours);
}

/** A time of day at which something goes out. */
interface Timed {
  path: Path;
  minute: number;
}

function timesOf(plan: Plan): Timed[] {
  return [
    ...journeyTimes(plan),
    ...Object.entries(plan.broadcasts).map(([key, { send }]) => ({
      path: ['broadcasts', key, 'send', 'at'],
      minute: minutesOf(send.at),
    })),
    ...Object.entries(plan.calendar).flatMap(([key, calendar]) =>
      'account' in calendar ? momentTimes(key, calendar) : [],
    ),
    ...Object.entries(plan.communities).flatMap(([key, { sop }]) =>
      sop.map(({ at }, i) => ({ path: ['communities', key, 'sop', i, 'at'], minute: minutesOf(at) })),
    ),
  ];
}

/** What is written by hand is no task that rings at anybody. */
function momentTimes(key: string, { slots }: MomentCalendar): Timed[] {
  return slots.flatMap(({ at, message }, i) =>
    message === undefined ? [] : [{ path: ['calendar', key, 'slots', i, 'at'], minute: minutesOf(at) }],
  );
}

function journeyTimes(plan: Plan): Timed[] {
  return Object.entries(plan.journeys).flatMap(([key, { start, steps }]) => {
    const found: Timed[] = [];
    walk(steps, ['journeys', key, 'steps'], startsAt(start), found);
    return found;
  });
}

function startsAt(start: Plan['journeys'][string]['start']): number | null {
  if (typeof start === 'string') return null;
  if ('date' in start) return minutesOf(start.date.at);
  return 'schedule' in start ? minutesOf(start.schedule.at) : null;
}

/** Follows the time of day where a wait has fixed it. Answers it as it is behind the steps, or null. */
function walk(steps: readonly Step[], path: Path, begin: number | null, found: Timed[]): number | null {
  let clock = begin;
  for (const [i, step] of steps.entries()) {
    if ('message' in step && clock !== null) found.push({ path: [...path, i, 'message'], minute: clock });
    const before = clockAfter(step, clock);
    const ends = waysOf(step).map((way) => walk(way.steps, [...path, i, ...way.path], before, found));
    clock = ends.every((end) => end === before) ? before : null;
  }
  return clock;
}

function clockAfter(step: Step, clock: number | null): number | null {
  if ('task' in step && step.task.wait) return null;
  if (!('wait' in step)) return clock;
  if (typeof step.wait === 'string')
    return clock === null ? null : (clock + durationMs(step.wait) / 60_000) % DAY;
  if ('for' in step.wait) return null;
  return minutesOf(typeof step.wait.until === 'string' ? step.wait.until : step.wait.until.at);
}

function hitAt(path: Path, minute: number, { from, to }: QuietHours): Hit[] {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const inside = start < end ? minute >= start && minute < end : minute >= start || minute < end;
  return inside ? [{ path, args: { at: timeOf(minute), from, to } }] : [];
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
