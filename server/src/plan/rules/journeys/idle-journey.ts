import type { Hit, Rule } from '../rule.ts';
import { stepsOf } from '../shared/steps.ts';

/** A journey that only waits and branches does nothing for anybody. */
export const idleJourney: Rule = {
  id: 'idle-journey',
  theme: 'journeys',
  severity: 'warning',
  title: { zh: '什么也不做的旅程', en: 'Journeys that do nothing' },
  why: {
    zh: '只有等待和分支的旅程不发消息、不派任务、不打标签，多半是还没写完；别的旅程由它开始或结束时另当别论。',
    en: 'A journey of waits and branches sends nothing, asks nothing of staff and sets nothing; mostly it is unfinished, unless other journeys begin with its start or end.',
  },
  problem: {
    zh: '旅程“{name}”只有等待和分支，什么也不做',
    en: 'The journey "{name}" only waits and branches',
  },
  hint: {
    zh: '加上消息、任务或标签，或者删掉它',
    en: 'Add a message, a task or a tag, or remove it',
  },
  good: `
journeys:
  j: { name: 旅程, start: { event: a.b }, steps: [{ wait: 1d }, { task: { do: call, due: 1d } }] }
  pause: { name: 冷静期, start: { event: order.paid }, steps: [{ wait: 30d }] }
  back: { name: 回访, start: { event: journey.ended, where: { journey: pause } }, steps: [{ task: { do: ask, due: 1d } }] }`,
  bad: `
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ wait: 1d }, { end: done }] } }`,
  check: ({ plan }) => {
    const heeded = new Set(
      Object.values(plan.journeys).flatMap(({ start }) =>
        typeof start === 'object' && 'event' in start && /^journey\.(started|ended)$/.test(start.event)
          ? [start.where?.journey]
          : [],
      ),
    );
    return Object.entries(plan.journeys).flatMap(([key, journey]): Hit[] => {
      const idle = stepsOf(key, journey).every(({ step }) =>
        ['wait', 'branch', 'split', 'end'].some((name) => name in step),
      );
      const { name } = journey;
      return idle && !heeded.has(key) && !heeded.has(undefined)
        ? [{ path: ['journeys', key], at: 'key', args: { name } }]
        : [];
    });
  },
};
