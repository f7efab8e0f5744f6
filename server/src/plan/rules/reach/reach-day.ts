import type { Hit, Rule } from '../rule.ts';
import { mostWithin } from './densest.ts';
import { reachingJourneys } from './journeys-by-stage.ts';

/** Two mass messages of one journey on one day: fine for most tenants, not for those that chose one a day. */
export const reachDay: Rule = {
  id: 'reach-day',
  theme: 'reach',
  severity: 'info',
  title: { zh: '一天内的群发', en: 'Mass messages of one day' },
  why: {
    zh: '企业可以把群发限制改为每位客户每天 1 条，那样同一天的第二条发不出去。按最短的等待、最密的路径计算。',
    en: 'A tenant may choose one mass message a day per customer; then the second of a day is not delivered. Counted with the shortest waits on the densest path.',
  },
  problem: {
    zh: '最快一天内群发 {count} 条；限制为每天 1 条的企业会拦下后面的',
    en: 'Up to {count} mass messages within a day; a tenant that allows one a day refuses the rest',
  },
  hint: {
    zh: '在两条之间加上等到第二天的 wait，例如 wait: 1d',
    en: 'Put a wait until the next day between, such as `wait: 1d`',
  },
  good: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { wait: 1d }, { message: b }] } }`,
  bad: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { wait: 4h }, { message: b }] } }`,
  check: ({ plan }) => {
    // A plan that says what its tenant allows has nothing to wonder about: `reach-quota` looks at that.
    if (plan.meta.reach?.quota !== undefined) return [];
    return reachingJourneys(plan).flatMap(({ densest }): Hit[] => {
      const touches = mostWithin(densest, 1);
      const second = touches[1];
      return second ? [{ path: second.path, args: { count: touches.length } }] : [];
    });
  },
};
