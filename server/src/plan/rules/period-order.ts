import type { Rule } from './rule.ts';

/** The period must have at least one day. */
export const periodOrder: Rule = {
  id: 'period-order',
  severity: 'error',
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
