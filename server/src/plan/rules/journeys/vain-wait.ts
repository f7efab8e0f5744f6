import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Hit, Rule } from '../rule.ts';
import { rankOf } from '../shared/conditions.ts';
import { stepsOf } from '../shared/steps.ts';

/** A wait for entering a stage that lies behind: people move on only, so it always lasts until its limit. */
export const vainWait: Rule = {
  id: 'vain-wait',
  theme: 'journeys',
  severity: 'warning',
  title: { zh: '等不到的阶段', en: 'Waits for a stage that lies behind' },
  why: {
    zh: '阶段只进不退：从某个阶段开始的旅程里，等待进入这个或更早的阶段，总要等到上限。',
    en: 'Stages only move on. In a journey that begins on a stage, a wait for entering it or an earlier one always lasts until its limit.',
  },
  problem: {
    zh: '旅程从阶段“{from}”开始，不会再进入“{stage}”，这里总要等满 {most}',
    en: 'The journey begins on the stage `{from}` and `{stage}` is not entered after it: the wait always lasts {most}',
  },
  hint: { zh: '等更后面的阶段，或改用 wait: 时长', en: 'Wait for a later stage, or write a plain duration' },
  good: `
stages: { new: { name: 新客 }, trial: { name: 体验, enter: { event: a.b } }, buyer: { name: 购买, enter: { event: c.d } } }
journeys:
  j:
    name: 旅程
    start: { stage: trial }
    steps: [{ wait: { for: { event: stage.entered, where: { stage: buyer } }, at-most: 7d } }, { task: { do: call, due: 1d } }]`,
  bad: `
stages: { new: { name: 新客 }, trial: { name: 体验, enter: { event: a.b } }, buyer: { name: 购买, enter: { event: c.d } } }
journeys:
  j:
    name: 旅程
    start: { stage: trial }
    steps: [{ wait: { for: { event: stage.entered, where: { stage: trial } }, at-most: 7d } }, { task: { do: call, due: 1d } }]`,
  check: ({ plan }) => {
    const ranks = rankOf(plan);
    return Object.entries(plan.journeys).flatMap(([key, journey]) => {
      const { event, where } = occasionOf(journey.start);
      const from = event === 'stage.entered' ? ranks.get(String(where?.stage)) : undefined;
      if (from === undefined) return [];
      return stepsOf(key, journey).flatMap(({ step, path }): Hit[] => {
        if (!('wait' in step) || typeof step.wait === 'string' || !('for' in step.wait)) return [];
        const { for: leaf, 'at-most': most } = step.wait;
        const stage = leaf.event === 'stage.entered' ? leaf.where?.stage : undefined;
        const rank = ranks.get(String(stage));
        if (stage === undefined || rank === undefined || rank > from) return [];
        const args = { from: String(where?.stage), stage: String(stage), most };
        return [{ path: [...path, 'wait', 'for'], args }];
      });
    });
  },
};
