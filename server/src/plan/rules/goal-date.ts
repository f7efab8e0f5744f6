import type { Hit, Rule } from './rule.ts';

/** A goal is due while the plan runs. */
export const goalDate: Rule = {
  id: 'goal-date',
  theme: 'goals',
  severity: 'error',
  title: { zh: '目标日期', en: 'Dates of goals' },
  why: {
    zh: '期间之外的目标在复盘里永远没有结果。',
    en: 'A goal due outside the plan never gets a result in a review.',
  },
  problem: {
    zh: '目标日期 {by} 不在方案期间 {from} 到 {to} 之内',
    en: 'The goal is due {by}, outside the plan ({from} to {to})',
  },
  hint: { zh: '改 by，或改 plan.yaml 里的 period', en: 'Change `by`, or `period` in plan.yaml' },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
goals: { a: { metric: contacts-added, target: 100, by: 2026-12-31 } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
goals: { a: { metric: contacts-added, target: 100, by: 2027-01-01 } }`,
  check({ plan }) {
    const { period } = plan.meta;
    if (!period) return [];
    const { from, to } = period;
    // Dates are ISO, so text order is time order.
    return Object.entries(plan.goals).flatMap(([key, { by }]): Hit[] =>
      by < from || by > to ? [{ path: ['goals', key, 'by'], args: { by, from, to } }] : [],
    );
  },
};
