import type { Hit, Rule } from '../rule.ts';

/** A task without an owner is done by nobody. */
export const taskNobody: Rule = {
  id: 'task-nobody',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '没有负责人的任务', en: 'Tasks that nobody owns' },
  why: {
    zh: '没有名字的任务，到期那天才发现没人做。',
    en: 'A task without a name beside it is found undone on the day it is due.',
  },
  problem: { zh: '任务“{name}”没有负责人', en: 'Nobody owns the task "{name}"' },
  hint: {
    zh: '写上 owner；整个周期也可以有总负责人',
    en: 'Write its `owner`; the cycle may have one for all',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: main, owner: lin, due: start+2d } }`,
  bad: `
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: main, due: start+2d } }`,
  check: ({ plan }) =>
    Object.entries(plan.cycles).flatMap(([key, cycle]) =>
      cycle.owner !== undefined
        ? []
        : Object.entries(cycle.tasks).flatMap(([task, { name, owner }]): Hit[] =>
            owner === undefined ? [{ path: ['cycles', key, 'tasks', task], at: 'key', args: { name } }] : [],
          ),
    ),
};
