import type { Rule } from '../rule.ts';
import { tenantLimits } from './limits.ts';
import { overLimit } from './over-limit.ts';

/** More mass messages than the platform lets one customer receive: the last ones fail at the confirmation. */
export const reachQuota: Rule = {
  id: 'reach-quota',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '触达配额', en: 'Reach quota' },
  why: {
    zh: '企业微信限制每位客户收到的群发：每月不超过当月天数，企业可以改为每周 7 条或每天 1 条（在 plan.yaml 的 reach.quota 写明，不写就都看）；超出的在员工确认时才失败。按最坏情况算：同一阶段里可能同时参与的旅程和群发都算上，每条旅程按一次参与、最短的等待、最密的路径；leave、goal 到此为止的不算，由同一事件的不同取值（活码、课程等）或单选标签开始的旅程只算最密的一条。',
    en: 'WeCom limits the mass messages that one customer receives to the days of the month; a tenant may choose seven a week or one a day (say which by `reach.quota` in plan.yaml; else all are looked at). What is over fails only when staff confirm. The worst case counts every journey and broadcast that a contact on a stage may be in, each journey once with its shortest waits on its densest path; not those over by `leave` or `goal`, and of journeys from one event with different values (code, lesson …) or from a `choose: one` group only the densest.',
  },
  problem: {
    zh: '{who}最坏 {days} 天内会收到 {count} 条群发，最多 {most} 条：{culprits}；员工要为每位客户所在的批次确认 {count} 次',
    en: '{who} may receive {count} mass messages within {days} days, at most {most} are delivered: {culprits}; staff confirm {count} times for the batches of one contact',
  },
  hint: {
    zh: '减少或合并消息，拉长等待，或用 leave、goal 让旅程在下一条开始前结束',
    en: 'Drop or merge messages, lengthen waits, or let `leave` or `goal` end a journey before the next begins',
  },
  good: `
messages: { a: { name: 甲, text: 一 } }
journeys:
  j:
    name: 旅程
    start: { event: lesson.done }
    steps: [{ message: a }, { wait: 3d }, { message: a }, { wait: 3d }, { message: a }]`,
  bad: `
messages: { a: { name: 甲, text: 一 } }
broadcasts:
  daily: { name: 每日一条, to: { event: lesson.done }, message: a, send: { every: [mon, tue, wed, thu, fri, sat], at: "10:00" } }
journeys:
  j:
    name: 旅程
    start: { event: lesson.done }
    steps: [{ message: a }, { wait: 1d }, { message: a }]`,
  check: ({ plan }) => tenantLimits(plan).flatMap((limit) => overLimit(plan, limit)),
};
