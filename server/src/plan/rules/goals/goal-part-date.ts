import type { Hit, Rule, Text } from '../rule.ts';
import { partsOf } from './goal-parts.ts';

/** Parts of another time do not make the whole. */
export const goalPartDate: Rule = {
  id: 'goal-part-date',
  theme: 'goals',
  severity: 'warning',
  title: { zh: '目标树的日期', en: 'Dates in a tree of goals' },
  why: {
    zh: '半年的人数乘以全年的人均不等于任何一个数；比总目标还晚的部分也来不及算进去。',
    en: 'Half a year of people times a full year of spending is no number at all, and a part that is due later than the whole comes too late for it.',
  },
  problem: {
    zh: '部分“{part}”的日期是 {date}，{why}（{by}）',
    en: 'The part `{part}` is due {date}: {why} ({by})',
  },
  hint: { zh: '把日期改成一致', en: 'Let the dates agree' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  year: { name: 全年, metric: derived, of: { sum: [first, second] }, target: 300, by: 2026-12-31, owner: lin }
  first: { name: 上半年, metric: event-count, event: order.paid, target: 100, by: 2026-06-30, owner: lin }
  second: { name: 下半年, metric: event-count, event: order.paid, target: 200, by: 2026-12-31, owner: lin }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  revenue: { name: 销售额, metric: revenue, target: 2400000, by: 2026-12-31, owner: lin, of: { product: [buyers, spend] } }
  buyers: { name: 购买人数, metric: event-count, event: order.paid, target: 400, by: 2026-06-30, owner: lin }
  spend: { name: 人均, metric: arpu, target: 6000, by: 2026-12-31, owner: lin }`,
  check: ({ plan }) =>
    Object.entries(plan.goals).flatMap(([key, { of, by }]) =>
      partsOf(plan, of).flatMap(({ key: part, goal, path }): Hit[] => {
        const factor = of !== undefined && 'product' in of;
        // Dates are ISO, so text order is time order.
        if (!goal || (factor ? goal.by === by : goal.by <= by)) return [];
        const why = factor ? differs : later;
        return [{ path: ['goals', key, ...path], args: { part, date: goal.by, why, by } }];
      }),
    ),
};

const differs: Text = { zh: '和它乘出来的目标不是同一天', en: 'another day than the goal it is a factor of' };
const later: Text = { zh: '比总目标还晚', en: 'later than the whole' };
