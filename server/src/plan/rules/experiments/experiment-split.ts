import type { Hit, Rule, Text } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** A split that an experiment decides has one arm for each of its variants. */
export const experimentSplit: Rule = {
  id: 'experiment-split',
  theme: 'activities',
  severity: 'error',
  title: { zh: '实验的分组步骤', en: 'Splits of experiments' },
  why: {
    zh: '分组步骤写了实验的键，就由实验的版本和比例分人；版本没有对应的组，这些人就不知道往哪走。',
    en: 'A split that names an experiment sends people by its variants and their shares; a variant without an arm would have nowhere to go.',
  },
  problem: {
    zh: '分组和实验 {experiment} 的版本对不上：{why} {arm}',
    en: 'The arms do not fit the variants of {experiment}: {why} {arm}',
  },
  hint: {
    zh: '每个版本写一个同名的组，比例写在实验的 variants 里',
    en: 'Write one arm for each variant, by the same key; their shares stand in the experiment',
  },
  good: `
journeys:
  j:
    name: 旅程
    start: { event: a.b }
    steps: [{ split: [{ arm: now, do: [] }, { arm: new, do: [{ end: x }] }], experiment: e }]
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 先打电话
    hypothesis: 先打电话更好
    owner: lin
    where: { journey: j }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50 } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  bad: `
journeys:
  j:
    name: 旅程
    start: { event: a.b }
    steps: [{ split: [{ arm: now, do: [] }, { arm: late, do: [{ end: x }] }], experiment: e }]
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 先打电话
    hypothesis: 先打电话更好
    owner: lin
    where: { journey: j }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50 } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!('split' in step) || step.experiment === undefined) return [];
      const { experiment } = step;
      const known = Object.hasOwn(plan.experiments, experiment) ? plan.experiments[experiment] : undefined;
      if (!known) return [];
      const variants = Object.keys(known.variants);
      const arms = step.split.map(({ arm }) => arm);
      const strays = arms.flatMap((arm, i): Hit[] =>
        variants.includes(arm)
          ? []
          : [{ path: [...path, 'split', i, 'arm'], args: { experiment, arm, why: stray } }],
      );
      const missing = variants
        .filter((variant) => !arms.includes(variant))
        .map((arm): Hit => ({ path: [...path, 'experiment'], args: { experiment, arm, why: lacking } }));
      return [...strays, ...missing];
    }),
};

const stray: Text = { zh: '实验没有这个版本', en: 'it has no variant' };
const lacking: Text = { zh: '缺少版本', en: 'there is no arm for' };
