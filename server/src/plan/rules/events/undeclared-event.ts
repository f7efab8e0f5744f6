import { type Hit, isWhole, type Rule } from '../rule.ts';
import { nearestForSome } from '../shared/nearest.ts';
import { declared, isBuiltIn, usesOf } from './catalogue.ts';

/** Once a plan lists its events, one that is not listed is probably written wrong. */
export const undeclaredEvent: Rule = {
  id: 'undeclared-event',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '没有登记的事件', en: 'Events that are not declared' },
  why: {
    zh: '事件名写错一个字母，旅程就永远不开始，而且没有任何报错。',
    en: 'With one wrong letter in an event a journey never begins, and nothing says so.',
  },
  problem: {
    zh: '事件 {event} 没有在 events 里登记',
    en: 'The event {event} is not declared under `events`',
  },
  hint: {
    zh: '在 events 里登记它：谁发、带什么属性',
    en: 'Declare it under `events`: who sends it and what it carries',
  },
  good: `
events: { lesson.done: { name: 学完一课, from: 课程平台 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ wait: 1d }] } }`,
  bad: `
events: { lesson.done: { name: 学完一课, from: 课程平台 } }
journeys:
  j: { name: 旅程, start: { event: lesson.done }, steps: [{ wait: 1d }] }
  k: { name: 另一条, start: { event: lesson.don }, steps: [{ wait: 1d }] }`,
  check(view) {
    const { plan } = view;
    const known = Object.keys(plan.events);
    if (known.length === 0 || !isWhole(view, ['events'])) return [];
    const suggest = nearestForSome();
    return usesOf(plan).flatMap(({ event, path }): Hit[] => {
      if (isBuiltIn(event) || declared(plan, event)) return [];
      const meant = suggest(event, known);
      const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
      return [{ path: [...path, 'event'], args: { event }, ...(meant !== undefined && { hint }) }];
    });
  },
};
