import type { Hit, Rule, Text } from '../rule.ts';

/** Everybody gets one variant, and there is something to compare. */
export const experimentWeights: Rule = {
  id: 'experiment-weights',
  theme: 'activities',
  severity: 'error',
  title: { zh: '实验的分流比例', en: 'Weights of experiments' },
  why: {
    zh: '比例合计 100 才知道每个人分到哪；只有一个版本就没有比较。',
    en: 'Only weights that add to 100 say where everybody goes, and one variant alone compares nothing.',
  },
  problem: { zh: '分流写得不对：{why}', en: 'The variants do not work out: {why}' },
  hint: {
    zh: '至少写两个版本，weight 合计 100',
    en: 'Write at least two variants, with weights that add to 100',
  },
  good: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50, message: a }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  bad: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50, message: a }, new: { name: 新的, weight: 40, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  check: ({ plan }) =>
    Object.entries(plan.experiments).flatMap(([key, { variants }]): Hit[] => {
      const path = ['experiments', key, 'variants'];
      const weights = Object.values(variants).map(({ weight }) => weight);
      if (weights.length < 2) return [{ path, args: { why: alone } }];
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      // Thirds are written 33.33.
      if (Math.abs(total - 100) <= 0.05) return [];
      const sum = Number(total.toFixed(2));
      return [
        { path, args: { why: { zh: `比例合计 ${sum}，不是 100`, en: `weights add to ${sum}, not 100` } } },
      ];
    }),
};

const alone: Text = { zh: '不到两个版本', en: 'fewer than two variants' };
