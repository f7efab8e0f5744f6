import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { defaultQuietHours } from '@hetang/contract/plan/quiet-hours';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule } from '../rule.ts';
import { waysOf } from '../shared/steps.ts';
import { minutesOf } from './densest.ts';

const DAY = 1440;
const { from, to } = defaultQuietHours;

/** What is written for the quiet hours goes out in the morning instead. */
export const quietHours: Rule = {
  id: 'quiet-hours',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '免打扰时段', en: 'Quiet hours' },
  why: {
    zh: `免打扰时段默认 ${from}–${to}，其间的消息推迟到结束时才发：写了晚上的时间，客户早上才收到。`,
    en: `Quiet hours are ${from}–${to} unless set otherwise; a message within them waits for their end, so what is written for the night arrives in the morning.`,
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
  check: ({ plan }) => [
    ...journeyHits(plan),
    ...Object.entries(plan.broadcasts).flatMap(([key, { send }]) =>
      hitAt(['broadcasts', key, 'send', 'at'], minutesOf(send.at)),
    ),
    ...Object.entries(plan.communities).flatMap(([key, { sop }]) =>
      sop.flatMap(({ at }, i) => hitAt(['communities', key, 'sop', i, 'at'], minutesOf(at))),
    ),
  ],
};

function journeyHits(plan: Plan): Hit[] {
  return Object.entries(plan.journeys).flatMap(([key, { start, steps }]) => {
    const hits: Hit[] = [];
    walk(steps, ['journeys', key, 'steps'], startsAt(start), hits);
    return hits;
  });
}

function startsAt(start: Plan['journeys'][string]['start']): number | null {
  if (typeof start === 'string') return null;
  if ('date' in start) return minutesOf(start.date.at);
  return 'schedule' in start ? minutesOf(start.schedule.at) : null;
}

/** Follows the time of day where a wait has fixed it. Answers it as it is behind the steps, or null. */
function walk(steps: readonly Step[], path: Path, begin: number | null, hits: Hit[]): number | null {
  let clock = begin;
  for (const [i, step] of steps.entries()) {
    if ('message' in step && clock !== null) hits.push(...hitAt([...path, i, 'message'], clock));
    const before = clockAfter(step, clock);
    const ends = waysOf(step).map((way) => walk(way.steps, [...path, i, ...way.path], before, hits));
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

function hitAt(path: Path, minute: number): Hit[] {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const inside = start < end ? minute >= start && minute < end : minute >= start || minute < end;
  return inside ? [{ path, args: { at: timeOf(minute), from, to } }] : [];
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
