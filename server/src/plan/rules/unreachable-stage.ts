import type { Condition, StageLeaf } from '@hetang/contract/plan/condition';
import { type Hit, isWhole, type Rule } from './rule.ts';
import { rankOf } from './shared/conditions.ts';

/**
 * People start in the first stage and only move on. A later stage without `enter`, or one that asks for being in
 * itself, in a later stage or in an unreachable one, is never entered.
 */
export const unreachableStage: Rule = {
  id: 'unreachable-stage',
  theme: 'users',
  severity: 'error',
  title: { zh: '进不去的阶段', en: 'Stages that nobody enters' },
  why: {
    zh: '客户从第一个阶段出发、只进不退；没有 enter、或依赖自身与更后阶段的，永远进不去。',
    en: 'People start in the first stage and only move on: a later stage without `enter`, or one that rests on itself or on a later one, is never entered.',
  },
  problem: { zh: '没有人能进入阶段“{stage}”', en: 'Nobody can enter the stage `{stage}`' },
  hint: {
    zh: '写上 enter；其中的阶段只能是排在它前面、能进入的阶段',
    en: 'Give it an `enter`; a stage named there must come before it and be reachable',
  },
  good: `
stages:
  new: { name: 新客 }
  member: { name: 会员, enter: { event: member.joined } }
  vip: { name: 贵宾, enter: { all: [{ stage: member }, { event: order.paid, at-least: 3 }] } }`,
  bad: `
stages:
  new: { name: 新客 }
  member: { name: 会员, enter: { stage: vip } }
  vip: { name: 贵宾, enter: { all: [{ stage: member }, { event: order.paid, at-least: 3 }] } }`,
  check(view) {
    // The first stage is special, so an unreadable one would mislead.
    if (!isWhole(view, ['stages'])) return [];
    const { plan } = view;
    const rank = rankOf(plan);
    const stages = Object.entries(plan.stages);
    const reached = new Set(stages.slice(0, 1).map(([key]) => key));
    for (const [key, stage] of stages)
      if (stage.enter && possible(stage.enter, (leaf) => holdsBefore(leaf, key, { rank, reached })))
        reached.add(key);
    return stages
      .filter(([key]) => !reached.has(key))
      .map(([stage]): Hit => ({ path: ['stages', stage], at: 'key', args: { stage } }));
  },
};

interface Way {
  rank: Map<string, number>;
  reached: Set<string>;
}

/** In file order one pass is enough, because a stage can only rest on earlier ones. */
function holdsBefore(leaf: StageLeaf, target: string, { rank, reached }: Way): boolean {
  const own = rank.get(target) ?? 0;
  const wanted = rank.get(leaf.stage);
  // An unknown stage is a finding of its own.
  if (wanted === undefined) return true;
  if (wanted >= own) return false;
  return leaf['or-later']
    ? [...reached].some((key) => (rank.get(key) ?? 0) >= wanted)
    : reached.has(leaf.stage);
}

function possible(condition: Condition, holds: (leaf: StageLeaf) => boolean): boolean {
  if ('all' in condition) return condition.all.every((part) => possible(part, holds));
  if ('any' in condition) return condition.any.some((part) => possible(part, holds));
  if ('of' in condition)
    return condition.of.filter((part) => possible(part, holds)).length >= condition['at-least'];
  return !('stage' in condition) || holds(condition);
}
