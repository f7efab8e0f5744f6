import type { Condition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from './rule.ts';
import { type Placed, partsOf } from './shared/conditions.ts';
import { knotsOf } from './shared/loops.ts';

/** Ladders that ask for each other's tiers: who stands where would depend on which is looked at first. */
export const ladderCycle: Rule = {
  id: 'ladder-cycle',
  theme: 'users',
  severity: 'error',
  title: { zh: '互相依赖的阶梯', en: 'Ladders that ask for each other' },
  why: {
    zh: '两架阶梯的条件互相问对方的层，谁先算谁后算结果就不同。阶梯问自己的层没有关系，比如“在活跃层满 30 天”。',
    en: 'When the conditions of two ladders ask for each other’s tiers, the outcome depends on which is looked at first. A ladder may ask for its own tiers, such as "active for 30 days".',
  },
  problem: { zh: '阶梯互相依赖：{way}', en: 'The ladders ask for each other: {way}' },
  hint: { zh: '让其中一架只看事件、标签或字段', en: 'Let one of them look at events, tags or fields only' },
  good: `
ladders:
  value: { name: 价值, tiers: { low: { name: 普通 }, high: { name: 高价值, when: { event: order.paid, at-least: 3 } } } }
  care: { name: 服务, tiers: { common: { name: 普通 }, vip: { name: 专属, when: { tier: value/high } } } }`,
  bad: `
ladders:
  value: { name: 价值, tiers: { low: { name: 普通 }, high: { name: 高价值, when: { tier: care/vip } } } }
  care: { name: 服务, tiers: { common: { name: 普通 }, vip: { name: 专属, when: { tier: value/high } } } }`,
  check: ({ plan }) => {
    const asked = new Map(Object.keys(plan.ladders).map((key) => [key, laddersAsked(plan, key)]));
    const graph = new Map([...asked].map(([key, all]) => [key, all.map(({ value }) => value)]));
    return knotsOf(graph)
      .filter((knot) => knot.length > 1)
      .flatMap((knot) => {
        const others = new Set(knot);
        return knot.flatMap((key): Hit[] => {
          const reference = asked.get(key)?.find(({ value }) => value !== key && others.has(value));
          return reference
            ? [{ path: reference.path, args: { way: `${key} → ${reference.value} → … → ${key}` } }]
            : [];
        });
      });
  },
};

/** Ladders whose tiers decide this one, those that its segments ask for included. */
function laddersAsked(plan: Plan, key: string): Placed<string>[] {
  const found: Placed<string>[] = [];
  const opened = new Set<string>();
  const look = (condition: Condition, path: Path): void => {
    for (const part of partsOf(condition, path)) {
      if ('tier' in part.value)
        found.push({ value: part.value.tier.split('/')[0] ?? '', path: [...part.path, 'tier'] });
      if ('segment' in part.value) open(part.value.segment, [...part.path, 'segment']);
    }
  };
  const open = (segment: string, path: Path): void => {
    const named = Object.hasOwn(plan.segments, segment) ? plan.segments[segment] : undefined;
    if (!named || opened.has(segment)) return;
    opened.add(segment);
    const before = found.length;
    look(named.when, []);
    // What a segment asks is told at the place that names it.
    for (const one of found.slice(before)) one.path = path;
  };
  for (const [tier, { when }] of Object.entries(plan.ladders[key]?.tiers ?? {}))
    if (when) look(when, ['ladders', key, 'tiers', tier, 'when']);
  return found;
}
