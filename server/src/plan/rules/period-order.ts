import type { Rule } from './rule.ts';

/** The period must have at least one day. */
export const periodOrder: Rule = {
  id: 'period-order',
  theme: 'structure',
  severity: 'error',
  title: { zh: '方案期间', en: 'Period of the plan' },
  why: { zh: '结束早于开始的期间里没有一天。', en: 'A period that ends before it begins holds no day.' },
  problem: {
    zh: '方案期间的结束 {to} 早于开始 {from}',
    en: 'The plan ends ({to}) before it starts ({from})',
  },
  hint: { zh: '调换 from 和 to', en: 'Swap `from` and `to`' },
  good: `period: { from: 2026-01-01, to: 2026-01-01 }`,
  bad: `period: { from: 2026-12-31, to: 2026-01-01 }`,
  check({ plan }) {
    const { period } = plan.meta;
    return period && period.to < period.from ? [{ path: ['period', 'to'], args: { ...period } }] : [];
  },
};
