import type { Hit, Rule } from './rule.ts';

/** A key point that nothing in the plan acts on is decoration. */
export const insightUnanswered: Rule = {
  id: 'insight-unanswered',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '没有对应动作的洞察', en: 'Insights without an answer' },
  why: {
    zh: '没有任何动作回应的洞察只是一句话；写上由什么来应对，复盘时才能检验。',
    en: 'An insight that nothing in the plan acts on is only a sentence; naming the answer lets a review test it.',
  },
  problem: {
    zh: '运营关键点“{name}”没有对应的做法',
    en: 'Nothing in the plan acts on the key point "{name}"',
  },
  hint: {
    zh: '在 answered-by 里写上应对它的旅程、分群、社群或渠道，例如 journeys/hello',
    en: 'Name what acts on it under `answered-by`, such as journeys/hello',
  },
  good: `
stages: { new: { name: 新客 } }
insights: { trust: { about: key-point, name: 建立信任, because: 成交靠信任, answered-by: [stages/new] } }`,
  bad: `
insights: { trust: { about: key-point, name: 建立信任, because: 成交靠信任 } }`,
  check: ({ plan }) =>
    Object.entries(plan.insights).flatMap(([key, insight]): Hit[] =>
      insight.about === 'key-point' && insight['answered-by'].length === 0
        ? [{ path: ['insights', key], at: 'key', args: { name: insight.name } }]
        : [],
    ),
};
