import {
  type Condition,
  type EventLeaf,
  type FieldLeaf,
  isLeaf,
  type Leaf,
  type StageLeaf,
  type TierLeaf,
} from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import { isBare } from '../../../conditions/rules/evaluate-event.ts';
import { rankOf } from './conditions.ts';

/** What follows from what, as far as the plan alone can tell: `false` says that nothing is known. */
export interface Logic {
  /** Whenever `a` holds, `b` holds. */
  implies(a: Condition, b: Condition): boolean;
  /** They never hold together. */
  excludes(a: Condition, b: Condition): boolean;
}

/** Pairs of parts looked at for one question. Conditions that people write need a few dozen. */
const BUDGET = 2000;

/** Reasons about the conditions of one plan: stages have an order, a `choose: one` group one value, windows a length. */
export function logicOf(plan: Plan): Logic {
  const facts: Facts = {
    stages: rankOf(plan),
    tiers: new Map(
      Object.entries(plan.ladders).flatMap(([ladder, { tiers }]) =>
        Object.keys(tiers).map((tier, rank) => [`${ladder}/${tier}`, rank] as const),
      ),
    ),
    isSingle: (group) => Object.hasOwn(plan.tags, group) && plan.tags[group]?.choose === 'one',
  };
  return {
    implies: (a, b) => implies({ facts, left: BUDGET }, a, b),
    excludes: (a, b) => excludes({ facts, left: BUDGET }, a, b),
  };
}

interface Facts {
  stages: ReadonlyMap<string, number>;
  tiers: ReadonlyMap<string, number>;
  isSingle(group: string): boolean;
}
interface Question {
  facts: Facts;
  /** Pairs that may still be looked at. */
  left: number;
}

function implies(question: Question, a: Condition, b: Condition): boolean {
  question.left -= 1;
  if (question.left < 0) return false;
  if (isLeaf(a) && isLeaf(b)) return leafImplies(question.facts, a, b);
  if ('not' in a && 'not' in b) return implies(question, b.not, a.not);
  if ('all' in b) return b.all.every((part) => implies(question, a, part));
  if ('any' in a) return a.any.every((part) => implies(question, part, b));
  return partImplies(question, a, b) || ('not' in b && excludes(question, a, b.not));
}

/** One part of `a` is enough, or one of `b` follows. */
function partImplies(question: Question, a: Condition, b: Condition): boolean {
  if ('of' in a && 'of' in b && JSON.stringify(a) === JSON.stringify(b)) return true;
  if ('all' in a && a.all.some((part) => implies(question, part, b))) return true;
  return 'any' in b && b.any.some((part) => implies(question, a, part));
}

function excludes(question: Question, a: Condition, b: Condition): boolean {
  question.left -= 1;
  if (question.left < 0) return false;
  if ('not' in a) return implies(question, b, a.not);
  if ('not' in b) return implies(question, a, b.not);
  if ('any' in a) return a.any.every((part) => excludes(question, part, b));
  if ('any' in b) return b.any.every((part) => excludes(question, a, part));
  if ('all' in a && a.all.some((part) => excludes(question, part, b))) return true;
  if ('all' in b && b.all.some((part) => excludes(question, a, part))) return true;
  return isLeaf(a) && isLeaf(b) && leafExcludes(question.facts, a, b);
}

function leafImplies(facts: Facts, a: Leaf, b: Leaf): boolean {
  return isSame(a, b) || reasons.some((reason) => reason(facts, a, b));
}

/** Leaves are told apart by their first key; most pairs differ there. */
function isSame(a: Leaf, b: Leaf): boolean {
  return signOf(a) === signOf(b) && JSON.stringify(a) === JSON.stringify(b);
}

function signOf(leaf: Leaf): string | undefined {
  for (const key in leaf) return key;
  return undefined;
}

type Reason = (facts: Facts, a: Leaf, b: Leaf) => boolean;

/** One for each sort of leaf of which something is known. */
const reasons: readonly Reason[] = [
  (_, a, b) => 'tag' in a && 'tag-group' in b && a.tag.startsWith(`${b['tag-group']}/`),
  (_, a, b) => 'tag' in a && 'tag' in b && a.tag === b.tag && isLonger(a.for, b.for),
  (facts, a, b) => 'stage' in a && 'stage' in b && stageImplies(facts, a, b),
  (facts, a, b) => 'tier' in a && 'tier' in b && tierImplies(facts, a, b),
  (_, a, b) => 'event' in a && 'event' in b && eventImplies(a, b),
  (_, a, b) => 'field' in a && 'field' in b && fieldImplies(a, b),
];

/** Whether a stay of `a` is at least one of `b`. */
function isLonger(a: string | undefined, b: string | undefined): boolean {
  return b === undefined || (a !== undefined && durationMs(a) >= durationMs(b));
}

function stageImplies({ stages }: Facts, a: StageLeaf, b: StageLeaf): boolean {
  if (a.stage === b.stage && isLonger(a.for, b.for)) return !a['or-later'] || b['or-later'] === true;
  if (b.for !== undefined || !b['or-later']) return false;
  const [here, wanted] = [stages.get(a.stage), stages.get(b.stage)];
  return here !== undefined && wanted !== undefined && here >= wanted;
}

function tierImplies({ tiers }: Facts, a: TierLeaf, b: TierLeaf): boolean {
  if (a.tier === b.tier && isLonger(a.for, b.for)) return !a['or-higher'] || b['or-higher'] === true;
  if (b.for !== undefined || !b['or-higher'] || a.tier.split('/')[0] !== b.tier.split('/')[0]) return false;
  const [here, wanted] = [tiers.get(a.tier), tiers.get(b.tier)];
  return here !== undefined && wanted !== undefined && here >= wanted;
}

/** More than asked: a property more, a shorter window. Only for "it happened", without counts and sums. */
function eventImplies(a: EventLeaf, b: EventLeaf): boolean {
  if (a.event !== b.event || !isBare(b) || !saysItHappened(a)) return false;
  if (b.within !== undefined && (a.within === undefined || durationMs(a.within) > durationMs(b.within)))
    return false;
  return Object.entries(b.where ?? {}).every(([prop, value]) => a.where?.[prop] === value);
}

/** Whether the leaf can only hold when the event happened, and in its own window. */
function saysItHappened({ between, sum, min, max, first, last, 'at-most': most }: EventLeaf): boolean {
  return [between, sum, min, max, first, last, most].every((part) => part === undefined);
}

function fieldImplies(a: FieldLeaf, b: FieldLeaf): boolean {
  if (a.field !== b.field || a.is === undefined) return false;
  const { is } = a;
  if (b.is !== undefined && b.is !== is) return false;
  if (b.in && !b.in.includes(is)) return false;
  if (b.known === false) return false;
  const bounded = b['at-least'] !== undefined || b['at-most'] !== undefined;
  return !bounded || (typeof is === 'number' && isWithin(is, b));
}

function isWithin(value: number, { 'at-least': least, 'at-most': most }: FieldLeaf): boolean {
  return value >= (least ?? value) && value <= (most ?? value);
}

function leafExcludes(facts: Facts, a: Leaf, b: Leaf): boolean {
  if ('tag' in a && 'tag' in b) {
    const [group = ''] = a.tag.split('/');
    return a.tag !== b.tag && b.tag.startsWith(`${group}/`) && facts.isSingle(group);
  }
  if ('stage' in a && 'stage' in b) return stageExcludes(facts, a, b) || stageExcludes(facts, b, a);
  return 'field' in a && 'field' in b && a.field === b.field && (fieldExcludes(a, b) || fieldExcludes(b, a));
}

/** `a` is one stage or goes up to it, `b` lies beyond. */
function stageExcludes({ stages }: Facts, a: StageLeaf, b: StageLeaf): boolean {
  const [here, wanted] = [stages.get(a.stage), stages.get(b.stage)];
  if (here === undefined || wanted === undefined || a['or-later']) return false;
  return b['or-later'] ? here < wanted : here !== wanted;
}

function fieldExcludes(a: FieldLeaf, b: FieldLeaf): boolean {
  if (a.known === false) return b.known !== false;
  if (a['at-least'] !== undefined && b['at-most'] !== undefined && a['at-least'] > b['at-most']) return true;
  const options = a.is === undefined ? a.in : [a.is];
  if (!options) return false;
  return options.every(
    (is) =>
      (b.is !== undefined && b.is !== is) ||
      (b.in !== undefined && !b.in.includes(is)) ||
      (typeof is === 'number' && !isWithin(is, b)),
  );
}
