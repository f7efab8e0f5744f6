import type { Hit, Rule } from '../rule.ts';

/** A key is read from the event that starts the journey; a date or a schedule brings none. */
export const keyWithoutEvent: Rule = {
  id: 'key-without-event',
  theme: 'journeys',
  severity: 'warning',
  title: { zh: '取不到的 key', en: 'Keys that nothing fills' },
  why: {
    zh: 'key 从起始事件的属性里取；按日期、按时刻开始的旅程没有这样的事件，每个人都只有一份。',
    en: 'A key is read from the event that starts the journey. A start by date or by schedule has none, so everybody gets one entry only.',
  },
  problem: { zh: '起点里取不到“{key}”', en: 'Nothing in the start gives `{key}`' },
  hint: { zh: '去掉 key，或改成由事件开始', en: 'Leave out `key`, or start by an event' },
  good: `
journeys: { j: { name: 旅程, start: { event: parcel.sent }, key: order_id, steps: [{ wait: { for: { event: parcel.got }, at-most: 9d } }, { task: { do: ask, due: 1d } }] } }`,
  bad: `
journeys: { j: { name: 旅程, start: { schedule: { on: 2026-11-11 } }, key: order_id, steps: [{ task: { do: ask, due: 1d } }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(([name, { key, start }]): Hit[] =>
      key !== undefined && typeof start === 'object' && ('date' in start || 'schedule' in start)
        ? [{ path: ['journeys', name, 'key'], args: { key } }]
        : [],
    ),
};
