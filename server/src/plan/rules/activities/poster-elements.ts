import type { Poster } from '@hetang/contract/plan/kinds/activities/frame';
import type { Hit, Rule, Text } from '../rule.ts';

const elements = [
  ['title', { zh: '主标题', en: 'headline' }],
  ['outline', { zh: '内容卖点', en: 'outline' }],
  ['trust', { zh: '信任背书', en: 'reason to believe' }],
  ['benefit', { zh: '利益点', en: 'benefit' }],
  ['urgency', { zh: '紧迫感', en: 'reason to act now' }],
  ['call', { zh: '行动指引', en: 'call to action' }],
] as const satisfies readonly (readonly [keyof Poster, Text])[];

/** A poster says what, why, for whom and what to do, or nobody scans it. */
export const posterElements: Rule = {
  id: 'poster-elements',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '海报六要素', en: 'Six elements of a poster' },
  why: {
    zh: '海报六要素：主标题、内容卖点、信任背书、利益点、紧迫感、行动指引。缺一样，扫码率就差一截。',
    en: 'A poster has a headline, an outline, a reason to believe, a benefit, a reason to act now and a call to action; each one that is missing costs scans.',
  },
  problem: { zh: '海报缺{missing}', en: 'The poster has no {missing}' },
  hint: { zh: '补上 {keys}', en: 'Add {keys}' },
  good: `
activities:
  course:
    type: course
    name: 周三课
    form: live-with-slides
    sign-up: course.joined
    sessions: [{ title: 收词, on: 2026-03-04, at: "20:00", lasts: 60m }]
    poster: { title: 自动广告怎么收词, outline: [真实账户演示], trust: 八年优化师主讲, benefit: 送收词表,
              urgency: 本周三晚八点, call: 扫码报名 }`,
  bad: `
activities:
  course:
    type: course
    name: 周三课
    form: live-with-slides
    sign-up: course.joined
    sessions: [{ title: 收词, on: 2026-03-04, at: "20:00", lasts: 60m }]
    poster: { title: 自动广告怎么收词, outline: [真实账户演示], call: 扫码报名 }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, { poster }]): Hit[] => {
      if (!poster) return [];
      const missing = elements.filter(([part]) => poster[part] === undefined);
      if (missing.length === 0) return [];
      const said = {
        zh: missing.map(([, name]) => name.zh).join('、'),
        en: missing.map(([, name]) => name.en).join(', no '),
      };
      const keys = missing.map(([part]) => part).join(', ');
      return [{ path: ['activities', key, 'poster'], at: 'key', args: { missing: said, keys } }];
    }),
};
