import type { Hit, Rule } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** A journey that starts on request only, and that no other journey starts. */
export const neverCalled: Rule = {
  id: 'never-called',
  theme: 'journeys',
  severity: 'info',
  title: { zh: '只等人来请求的旅程', en: 'Journeys that wait to be asked for' },
  why: {
    zh: 'on-request 的旅程不会自己开始；方案里没有别的旅程来 start 它时，要靠接口或员工。',
    en: 'A journey with `on-request` does not begin by itself; when no journey of the plan starts it, a program or staff must.',
  },
  problem: {
    zh: '旅程“{name}”只按请求开始，方案里没有谁来开始它',
    en: 'The journey "{name}" begins on request only, and nothing in the plan starts it',
  },
  hint: {
    zh: '确认由接口或员工来开始；否则在别的旅程里写 start: {key}',
    en: 'Make sure that a program or staff start it; else write `start: {key}` in another journey',
  },
  good: `
journeys:
  i: { name: 旅程一, start: { event: a.b }, steps: [{ start: j }] }
  j: { name: 旅程二, start: on-request, steps: [{ task: { do: call, due: 1d } }] }`,
  bad: `
journeys: { j: { name: 旅程, start: on-request, steps: [{ task: { do: call, due: 1d } }] } }`,
  check: ({ plan }) => {
    const called = new Set(allSteps(plan).flatMap(({ step }) => ('start' in step ? [step.start] : [])));
    return Object.entries(plan.journeys).flatMap(([key, { name, start }]): Hit[] =>
      start === 'on-request' && !called.has(key)
        ? [{ path: ['journeys', key, 'start'], args: { name, key } }]
        : [],
    );
  },
};
