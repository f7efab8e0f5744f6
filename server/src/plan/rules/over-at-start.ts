import type { Condition } from '@hetang/contract/plan/condition';
import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Plan } from '@hetang/contract/plan/registry';
import { isBare } from '../../conditions/rules/evaluate-event.ts';
import type { Hit, Rule } from './rule.ts';
import { rankOf } from './shared/conditions.ts';

/** A `leave` or `goal` that the starting event itself makes true: everybody is out at the first wait. */
export const overAtStart: Rule = {
  id: 'over-at-start',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '一开始就结束的旅程', en: 'Journeys that are over at the start' },
  why: {
    zh: '开始事件本身就满足 leave 或 goal，人人走到第一个等待就退出。',
    en: 'When the starting event itself satisfies `leave` or `goal`, everybody is out at the first wait.',
  },
  problem: {
    zh: '一进入旅程就已满足 {part}，走到第一个等待就会结束',
    en: '`{part}` already holds when the journey starts: it ends at the first wait',
  },
  hint: {
    zh: '{part} 要写之后才会发生的事',
    en: 'Write something in `{part}` that can only happen later',
  },
  good: `
journeys: { j: { name: 旅程, start: { event: trial.started }, goal: { when: { event: order.paid } }, steps: [{ wait: 1d }] } }`,
  bad: `
journeys: { j: { name: 旅程, start: { event: order.paid }, goal: { when: { event: order.paid } }, steps: [{ wait: 1d }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(([key, journey]) => {
      const hits: Hit[] = [];
      if (journey.leave && holdsAtStart(plan, occasionOf(journey.start), journey.leave))
        hits.push({ path: ['journeys', key, 'leave'], args: { part: 'leave' } });
      if (journey.goal && holdsAtStart(plan, occasionOf(journey.start), journey.goal.when))
        hits.push({ path: ['journeys', key, 'goal', 'when'], args: { part: 'goal' } });
      return hits;
    }),
};

type Start = ReturnType<typeof occasionOf>;

/** Whether the condition surely holds right after the starting event. */
function holdsAtStart(plan: Plan, start: Start, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsAtStart(plan, start, part));
  if ('any' in condition) return condition.any.some((part) => holdsAtStart(plan, start, part));
  if ('of' in condition)
    return condition.of.filter((part) => holdsAtStart(plan, start, part)).length >= condition['at-least'];
  if ('event' in condition) return isStartItself(start, condition);
  if ('tag' in condition) return start.event === 'tag.added' && start.where?.tag === condition.tag;
  return 'stage' in condition && start.event === 'stage.entered' && isThere(plan, start, condition);
}

/** Whether the stage just entered satisfies the leaf. */
function isThere(plan: Plan, start: Start, leaf: Extract<Condition, { stage: string }>): boolean {
  if (leaf.for !== undefined) return false;
  const rank = rankOf(plan);
  const [here, wanted] = [rank.get(String(start.where?.stage)), rank.get(leaf.stage)];
  if (here === undefined || wanted === undefined) return false;
  return leaf['or-later'] ? here >= wanted : here === wanted;
}

function isStartItself(start: Start, leaf: Extract<Condition, { event: string }>): boolean {
  if (leaf.event !== start.event || !isBare(leaf)) return false;
  return Object.entries(leaf.where ?? {}).every(([prop, value]) => start.where?.[prop] === value);
}
