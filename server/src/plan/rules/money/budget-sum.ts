import type { Hit, Path, Rule, Text } from '../rule.ts';

/** Parts of a budget add up to its total, and so do its months. */
export const budgetSum: Rule = {
  id: 'budget-sum',
  theme: 'money',
  severity: 'error',
  title: { zh: '预算加不起来', en: 'Budgets that do not add up' },
  why: {
    zh: '渠道、活动和其他用途加起来要等于总额，各月加起来也要等于总额；对不上，花到一半才发现没钱。',
    en: 'Channels, activities and the rest add up to the total, and so do the months; or the money is found missing half way.',
  },
  problem: {
    zh: '{part}合计 {sum} 元，总额是 {total} 元',
    en: '{part} add up to {sum} yuan, the total is {total}',
  },
  hint: { zh: '改分项或总额', en: 'Change the parts or the total' },
  good: `
budgets:
  half: { name: 上半年, total: 100000, other: { 投放: 60000, 内容: 40000 }, months: { 2026-01: 50000, 2026-02: 50000 } }`,
  bad: `
budgets:
  half: { name: 上半年, total: 100000, other: { 投放: 60000, 内容: 30000 } }`,
  check: ({ plan }) =>
    Object.entries(plan.budgets).flatMap(([key, { total, channels, activities, other, months }]) => {
      const path = ['budgets', key, 'total'];
      const uses = [channels, activities, other].flatMap((part) => Object.values(part));
      return [
        ...differs(uses, total, { path, part: useWords }),
        ...differs(Object.values(months), total, { path, part: monthWords }),
      ];
    }),
};

const useWords: Text = { zh: '各项', en: 'The parts' };
const monthWords: Text = { zh: '各月', en: 'The months' };

/** In fen, so that 0.1 + 0.2 is 0.3. Nothing written is nothing to compare. */
function differs(parts: readonly number[], total: number, at: { path: Path; part: Text }): Hit[] {
  const fen = (yuan: number) => Math.round(yuan * 100);
  const sum = parts.reduce((all, part) => all + fen(part), 0);
  if (parts.length === 0 || sum === fen(total)) return [];
  return [{ path: at.path, args: { part: at.part, sum: sum / 100, total } }];
}
