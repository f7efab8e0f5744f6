import type { Rule } from '../rule.ts';
import { ownCaps } from './limits.ts';
import { overLimit } from './over-limit.ts';

/** More than the plan's own caps let through: the caps hold, and what is worth least stays behind. */
export const reachCaps: Rule = {
  id: 'reach-caps',
  theme: 'reach',
  severity: 'info',
  title: { zh: '方案自己的频率上限', en: 'Caps of the plan' },
  why: {
    zh: '方案用 reach.caps 定了频率上限，派发时会守住：到了上限，价值低的消息先等，等不到就作废。这里告诉你最坏情况下哪些会碰在一起，算法同 reach-quota，服务消息不计。',
    en: 'The caps under `reach.caps` are kept by the dispatcher: at a cap the messages of least value wait, and come to nothing if they wait too long. This tells which may meet in the worst case, counted as in `reach-quota` without service messages.',
  },
  problem: {
    zh: '{who}最坏 {days} 天内有 {count} 条群发，上限 {most} 条：{culprits}；多出来的会等待或作废',
    en: '{who} may have {count} mass messages within {days} days, the cap is {most}: {culprits}; the rest waits or comes to nothing',
  },
  hint: {
    zh: '给要紧的消息写更高的 value；不想等的就减少消息或拉开等待',
    en: 'Give what matters a higher `value`; for what must not wait send less, or wait longer between',
  },
  good: `
reach: { caps: [{ at-most: 2, per: 7d }] }
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { wait: 1d }, { message: a }] } }`,
  bad: `
reach: { caps: [{ at-most: 1, per: 7d }] }
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { wait: 1d }, { message: a }] } }`,
  check: ({ plan }) => ownCaps(plan).flatMap((limit) => overLimit(plan, limit)),
};
