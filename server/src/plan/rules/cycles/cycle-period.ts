import type { Hit, Rule, Text } from '../rule.ts';

/** A cycle lies within the plan and has at least one day. */
export const cyclePeriod: Rule = {
  id: 'cycle-period',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '周期的起止日期', en: 'Dates of a cycle' },
  why: {
    zh: '周期在方案期间之内，且至少有一天；多半是年份写错了。',
    en: 'A cycle lies within the plan and has at least one day; mostly the year is wrong.',
  },
  problem: { zh: '周期 {from} 到 {to} {why}', en: 'The cycle from {from} to {to} {why}' },
  hint: { zh: '改 period', en: 'Change its `period`' },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
cycles:
  june:
    name: 六月
    period: { from: 2025-06-01, to: 2025-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2025-06-01, to: 2025-06-18 } }`,
  check: ({ plan }) =>
    Object.entries(plan.cycles).flatMap(([key, { period }]): Hit[] => {
      const whole = plan.meta.period;
      const why = period.to < period.from ? backwards : outside;
      // Dates are ISO, so text order is time order.
      const fits = !whole || (period.from >= whole.from && period.to <= whole.to);
      if (why === outside && fits) return [];
      return [{ path: ['cycles', key, 'period'], args: { ...period, why } }];
    }),
};

const backwards: Text = { zh: '结束早于开始', en: 'ends before it begins' };
const outside: Text = { zh: '不在方案期间之内', en: 'is not within the plan' };
