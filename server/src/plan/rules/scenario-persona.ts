import type { Hit, Rule } from './rule.ts';

/** A scenario is about people that the plan knows, and something carries it. */
export const scenarioPersona: Rule = {
  id: 'scenario-persona',
  theme: 'goals',
  severity: 'warning',
  title: { zh: '悬空的场景', en: 'Scenarios in the air' },
  why: {
    zh: '场景从一群真实的人出发，落到一个做法上：persona 指 about: users 的洞察，answered-by 指承载它的旅程或活动。',
    en: 'A scenario begins with real people and ends in something that is done: `persona` names an insight about users, `answered-by` what carries it.',
  },
  problem: { zh: '场景“{name}”{why}', en: 'The scenario "{name}" {why}' },
  hint: {
    zh: 'persona 写用户洞察的键，answered-by 写旅程或活动',
    en: 'Name an insight about users under `persona`, and journeys or activities under `answered-by`',
  },
  good: `
stages: { new: { name: 新客 } }
insights:
  buyers: { about: users, name: 购买用户, who: [亚马逊卖家] }
  midnight:
    about: scenario
    name: 深夜看报表
    persona: buyers
    scene: 睡前看当天花费
    pain: 看不出钱花在哪
    experience: 一眼看到浪费的词
    hypotheses: [{ that: 卖家睡前看报表, test: survey }]
    answered-by: [stages/new]`,
  bad: `
insights:
  buyers: { about: users, name: 购买用户, who: [亚马逊卖家] }
  midnight:
    about: scenario
    name: 深夜看报表
    persona: buyers
    scene: 睡前看当天花费
    pain: 看不出钱花在哪
    experience: 一眼看到浪费的词
    hypotheses: [{ that: 卖家睡前看报表, test: survey }]`,
  check: ({ plan }) =>
    Object.entries(plan.insights).flatMap(([key, insight]): Hit[] => {
      if (insight.about !== 'scenario') return [];
      const { name, persona } = insight;
      const other = Object.hasOwn(plan.insights, persona) ? plan.insights[persona] : undefined;
      const path = ['insights', key];
      if (other && other.about !== 'users')
        return [{ path: [...path, 'persona'], args: { name, why: notPeople } }];
      return insight['answered-by'].length === 0 ? [{ path, at: 'key', args: { name, why: nothing } }] : [];
    }),
};

const notPeople = { zh: '的 persona 不是用户洞察', en: 'is not about an insight into users' };
const nothing = { zh: '没有承载它的旅程或活动', en: 'is carried by nothing in the plan' };
