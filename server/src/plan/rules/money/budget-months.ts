import type { Hit, Rule } from '../rule.ts';

/** Money is planned for months that the budget is about. */
export const budgetMonths: Rule = {
  id: 'budget-months',
  theme: 'money',
  severity: 'error',
  title: { zh: '预算期间之外的月份', en: 'Months outside the budget' },
  why: {
    zh: '预算排到了期间之外的月份，那笔钱到时候不会有人花，也对不上账。',
    en: 'Money for a month outside the budget is spent by nobody and does not show up in any comparison.',
  },
  problem: {
    zh: '{month} 不在预算期间 {from} 到 {to} 之内',
    en: '{month} is outside the budget ({from} to {to})',
  },
  hint: { zh: '改月份，或改预算的 period', en: 'Change the month, or the `period` of the budget' },
  good: `
budgets:
  half: { name: 上半年, total: 100, period: { from: 2026-01-01, to: 2026-06-30 }, months: { 2026-01: 40, 2026-06: 60 } }`,
  bad: `
budgets:
  half: { name: 上半年, total: 100, period: { from: 2026-01-01, to: 2026-06-30 }, months: { 2026-01: 40, 2026-07: 60 } }`,
  check: ({ plan }) =>
    Object.entries(plan.budgets).flatMap(([key, { months, period = plan.meta.period }]) =>
      period
        ? Object.keys(months).flatMap((month): Hit[] =>
            month < period.from.slice(0, 7) || month > period.to.slice(0, 7)
              ? [{ path: ['budgets', key, 'months', month], at: 'key', args: { month, ...period } }]
              : [],
          )
        : [],
    ),
};
