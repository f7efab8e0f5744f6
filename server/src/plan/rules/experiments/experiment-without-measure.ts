import type { Hit, Rule } from '../rule.ts';

/** Without a measure that is named before, any outcome can be called a success. */
export const experimentWithoutMeasure: Rule = {
  id: 'experiment-without-measure',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '实验没有衡量指标', en: 'Experiments without a measure' },
  why: {
    zh: '事先不说怎样算赢，事后总能挑出一个好看的数。',
    en: 'Unless it is said before what counts, a number that looks well is found afterwards.',
  },
  problem: { zh: '实验“{name}”没有写怎样算成功', en: 'Nothing says what counts as success of "{name}"' },
  hint: {
    zh: '写上 measure，例如 { stage: trial, within: 14d }',
    en: 'Write `measure`, such as { stage: trial, within: 14d }',
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
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done, within: 7d }
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
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    from: 2026-06-01
    until: 2026-06-30`,
  check: ({ plan }) =>
    Object.entries(plan.experiments).flatMap(([key, { name, measure }]): Hit[] =>
      measure === undefined ? [{ path: ['experiments', key], at: 'key', args: { name } }] : [],
    ),
};
