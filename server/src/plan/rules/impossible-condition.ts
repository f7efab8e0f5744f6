import { type Condition, isLeaf, type Leaf } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Scalar } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { allPartsOf } from './shared/conditions.ts';
import { type Logic, logicOf } from './shared/implies.ts';

/** A condition that contradicts itself never holds. */
export const impossibleCondition: Rule = {
  id: 'impossible-condition',
  theme: 'conditions',
  severity: 'error',
  title: { zh: '不可能成立的条件', en: 'Conditions that never hold' },
  why: {
    zh: '自相矛盾的条件没有人满足，挂在它下面的一切都不会发生。',
    en: 'Nobody satisfies a condition that contradicts itself, so nothing that hangs on it happens.',
  },
  problem: { zh: '这个条件永远不成立：{why}', en: 'This condition never holds: {why}' },
  hint: { zh: '想表达“其中之一”时用 any', en: 'Use `any` for one of several' },
  good: `
stages: { new: { name: 新客 }, member: { name: 会员, enter: { any: [{ event: a.b }, { event: c.d }] } } }`,
  bad: `
stages:
  new: { name: 新客 }
  member: { name: 会员, enter: { all: [{ event: a.b, at-least: 3, at-most: 2 }, { stage: new }] } }`,
  check: ({ plan }) => {
    const logic = logicOf(plan);
    return allPartsOf(plan).flatMap(({ value, path }) =>
      'all' in value
        ? contradictions({ plan, logic }, value.all, path)
        : [...emptyRange(value, path), ...tooMany(value, path)],
    );
  },
};

function emptyRange(condition: Condition, path: Path): Hit[] {
  if (!('event' in condition || 'field' in condition || 'orders' in condition)) return [];
  const least = condition['at-least'] ?? Number.NEGATIVE_INFINITY;
  const most = condition['at-most'] ?? Number.POSITIVE_INFINITY;
  const why = {
    zh: `at-least ${least} 大于 at-most ${most}`,
    en: `at-least ${least} is over at-most ${most}`,
  };
  return least > most ? [{ path, args: { why } }] : [];
}

/** More parts are asked for than there are. */
function tooMany(condition: Condition, path: Path): Hit[] {
  if (!('of' in condition) || condition['at-least'] <= condition.of.length) return [];
  const { of, 'at-least': least } = condition;
  const why = {
    zh: `只有 ${of.length} 条，要满足 ${least} 条`,
    en: `${least} of only ${of.length} are to hold`,
  };
  return [{ path: [...path, 'at-least'], args: { why } }];
}

interface Known {
  plan: Plan;
  logic: Logic;
}

function contradictions(known: Known, parts: readonly Condition[], path: Path): Hit[] {
  return parts.flatMap((part, i): Hit[] => {
    const clash = parts.slice(0, i).flatMap((earlier) => contradiction(known, earlier, part) ?? [])[0];
    return clash ? [{ path: [...path, 'all', i], args: { why: clash } }] : [];
  });
}

function contradiction({ plan, logic }: Known, a: Condition, b: Condition): Text | undefined {
  if (isOpposite(a, b) || isOpposite(b, a))
    return { zh: '既要满足又要不满足同一条', en: 'one part is the opposite of another' };
  const leaves = isLeaf(a) && isLeaf(b) ? leafContradiction(plan, a, b) : undefined;
  if (leaves) return leaves;
  return logic.excludes(a, b)
    ? { zh: '两项不可能同时满足', en: 'two parts can never hold together' }
    : undefined;
}

function isOpposite(a: Condition, b: Condition): boolean {
  return 'not' in a && JSON.stringify(a.not) === JSON.stringify(b);
}

function leafContradiction(plan: Plan, a: Leaf, b: Leaf): Text | undefined {
  if ('tag' in a && 'tag' in b && excludes(plan, a.tag, b.tag))
    return { zh: `${a.tag} 和 ${b.tag} 互斥`, en: `${a.tag} and ${b.tag} exclude each other` };
  const [one, other] = [exactly(a), exactly(b)];
  if (!one || !other || one.of !== other.of || one.value === other.value) return undefined;
  return { zh: '同一项不能等于两个值', en: 'one thing cannot have two values' };
}

/** What a leaf says has exactly one value: the stage, a tier of a ladder, a consent, a field. */
function exactly(leaf: Leaf): { of: string; value: Scalar } | undefined {
  if ('stage' in leaf) return leaf['or-later'] ? undefined : { of: 'stage', value: leaf.stage };
  if ('tier' in leaf && !leaf['or-higher']) {
    const [ladder, tier = ''] = leaf.tier.split('/');
    return { of: `tier ${ladder}`, value: tier };
  }
  if ('consent' in leaf) return { of: `consent ${leaf.consent}`, value: leaf.is ?? 'given' };
  if ('community' in leaf && leaf.state !== 'any')
    return { of: `community ${leaf.community}`, value: leaf.state ?? 'member' };
  if (!('field' in leaf) || leaf.is === undefined) return undefined;
  return { of: `field ${leaf.field}`, value: leaf.is };
}

function excludes(plan: Plan, a: string, b: string): boolean {
  const [group = ''] = a.split('/');
  const chosen = Object.hasOwn(plan.tags, group) ? plan.tags[group]?.choose : undefined;
  return a !== b && b.startsWith(`${group}/`) && chosen === 'one';
}
