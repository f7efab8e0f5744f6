import type { Hit, Rule } from './rule.ts';
import { allSteps } from './shared/steps.ts';

const ignored = ['sum', 'min', 'max', 'within', 'between', 'first', 'last', 'at-least', 'at-most'] as const;

/** A wait goes on at the next such event; how often it happened before is not asked there. */
export const ignoredInWait: Rule = {
  id: 'ignored-in-wait',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '等待里不起作用的键', en: 'Keys that a wait ignores' },
  why: {
    zh: '等待在下一次事件发生时继续，不问以前发生过几次。',
    en: 'A wait goes on at the next such event; how often it happened before is not asked there.',
  },
  problem: { zh: '等待事件时不看 {key}', en: '`{key}` is not looked at while waiting for an event' },
  hint: {
    zh: '等待只看 event 和 where；次数和时间范围写在 branch 的 if 里',
    en: 'A wait looks at `event` and `where`; ask for counts and windows in the `if` of a branch',
  },
  good: `
journeys:
  j: { name: 旅程, start: { event: a.b }, steps: [{ wait: { for: { event: c.d }, at-most: 3d } }] }`,
  bad: `
journeys:
  j: { name: 旅程, start: { event: a.b }, steps: [{ wait: { for: { event: c.d, at-least: 2 }, at-most: 3d } }] }`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!('wait' in step) || typeof step.wait === 'string' || !('for' in step.wait)) return [];
      const leaf = step.wait.for;
      return ignored
        .filter((key) => leaf[key] !== undefined)
        .map((key) => ({ path: [...path, 'wait', 'for', key], at: 'key', args: { key } }));
    }),
};
