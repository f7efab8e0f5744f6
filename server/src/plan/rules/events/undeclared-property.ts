import type { Hit, Rule } from '../rule.ts';
import { nearest } from '../shared/nearest.ts';
import { declared, propertyOf, usesOf } from './catalogue.ts';

/** A property that the event does not carry never has the value that is asked for. */
export const undeclaredProperty: Rule = {
  id: 'undeclared-property',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '没有登记的属性', en: 'Properties that are not declared' },
  why: {
    zh: '按一个事件里没有的属性去筛，什么也筛不到。',
    en: 'Who filters by a property that an event does not carry finds nothing.',
  },
  problem: {
    zh: '事件 {event} 没有登记属性“{name}”',
    en: 'The event {event} has no property `{name}` under `events`',
  },
  hint: { zh: '在 events 里给这个事件加上它', en: 'Add it to the event under `events`' },
  good: `
events: { lesson.done: { name: 学完一课, from: 课程平台, properties: { lesson: { type: text } } } }
journeys: { j: { name: 旅程, start: { event: lesson.done, where: { lesson: 收词 } }, steps: [{ wait: 1d }] } }`,
  bad: `
events: { lesson.done: { name: 学完一课, from: 课程平台, properties: { lesson: { type: text } } } }
journeys: { j: { name: 旅程, start: { event: lesson.done, where: { leson: 收词 } }, steps: [{ wait: 1d }] } }`,
  check: ({ plan }) =>
    usesOf(plan).flatMap(({ event, where, path }) => {
      const spec = declared(plan, event);
      if (!spec) return [];
      return Object.keys(where)
        .filter((name) => !propertyOf(spec, name))
        .map((name): Hit => {
          const meant = nearest(name, Object.keys(spec.properties));
          const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
          return {
            path: [...path, 'where', name],
            at: 'key',
            args: { event, name },
            ...(meant !== undefined && { hint }),
          };
        });
    }),
};
