import type { Hit, Rule } from '../rule.ts';

/** What comes to a unit has to come to somebody. */
export const unitWithoutManager: Rule = {
  id: 'unit-without-manager',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '组织没有负责人', en: 'Units without a manager' },
  why: {
    zh: '离职交接、超时的任务和门店的问题都先到负责人那里。',
    en: 'Customers of people who leave, late tasks and the troubles of stores go to the manager first.',
  },
  problem: { zh: '组织“{name}”没有负责人', en: 'The unit "{name}" has no manager' },
  hint: { zh: '写上 manager（员工的键）', en: 'Write `manager` with the key of a member of staff' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
units: { hq: { name: 总部, level: headquarters, manager: lin } }`,
  bad: `
units: { hq: { name: 总部, level: headquarters } }`,
  check: ({ plan }) =>
    Object.entries(plan.units).flatMap(([key, { name, manager }]): Hit[] =>
      manager === undefined ? [{ path: ['units', key], at: 'key', args: { name } }] : [],
    ),
};
