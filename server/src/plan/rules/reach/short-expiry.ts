import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Rule } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

const HOUR_MS = 3_600_000;
const LEAST_HOURS = 2;

/** A mass message that runs out before anybody can be expected to confirm it. */
export const shortExpiry: Rule = {
  id: 'short-expiry',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '太短的有效期', en: 'Expiry that is too short' },
  why: {
    zh: '群发要员工在企业微信里点确认，先要攒几分钟、发出任务、等人看到，夜里还有免打扰时段；两小时之内多半来不及，消息就作废了。',
    en: 'A mass message is gathered for some minutes, becomes a task and waits until a person sees and confirms it, after the quiet hours of the night. Within two hours that mostly fails and the message is void.',
  },
  problem: {
    zh: '{expire} 内没有员工确认就作废，多半来不及',
    en: 'Void unless staff confirm within {expire}, which is mostly too short',
  },
  hint: { zh: '写得长一些，例如 1d；不写就一直等', en: 'Write a longer time, such as 1d, or none' },
  good: `
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a, expire: 1d }] } }`,
  bad: `
messages: { a: { name: 甲, text: 一 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a, expire: 30m }] } }`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!('message' in step) || step.expire === undefined) return [];
      if (durationMs(step.expire) >= LEAST_HOURS * HOUR_MS) return [];
      return [{ path: [...path, 'expire'], args: { expire: step.expire } }];
    }),
};
