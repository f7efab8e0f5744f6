import { kinds } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type Rule } from '../rule.ts';
import { usesOf } from './catalogue.ts';

/** Somebody builds and sends an event so that the plan can act on it. */
export const unusedEvent: Rule = {
  id: 'unused-event',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '没有用到的事件', en: 'Events that are not used' },
  why: {
    zh: '埋点要有人开发、有人维护，没有用处的事件只是负担。',
    en: 'Somebody has to build and keep every event that is sent; one without a use is a burden.',
  },
  problem: { zh: '事件 {event} 没有用到', en: 'The event {event} is not used' },
  hint: {
    zh: '在阶段、旅程、分群或目标里用上它，或者不登记',
    en: 'Use it in a stage, journey, segment or goal, or leave it out',
  },
  good: `
events: { lesson.done: { name: 学完一课, from: 课程平台 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ wait: 1d }] } }`,
  bad: `
events: { lesson.done: { name: 学完一课, from: 课程平台 } }`,
  check(view) {
    // A definition that cannot be read may be the one that uses it.
    if (!isWhole(view, kinds)) return [];
    const used = new Set(usesOf(view.plan).map(({ event }) => event));
    return Object.keys(view.plan.events)
      .filter((event) => !used.has(event))
      .map((event): Hit => ({ path: ['events', event], at: 'key', args: { event } }));
  },
};
