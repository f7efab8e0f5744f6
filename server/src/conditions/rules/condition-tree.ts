import { type Condition, isLeaf } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { explainCondition } from './explain.ts';
import { say, type Words } from './words.ts';

/** A condition cut into the parts that can be answered one by one; a segment is opened to what it asks. */
export interface ConditionNode {
  condition: Condition;
  /** How its parts are joined; null for one that has none. */
  join: 'all' | 'any' | 'of' | 'not' | 'segment' | null;
  parts: ConditionNode[];
}

/** The parts of a condition as a tree. Segments that go in circles are refused by lint and must not be given. */
export function conditionTree(condition: Condition, segments: Plan['segments']): ConditionNode {
  const open = (part: Condition): ConditionNode => conditionTree(part, segments);
  if ('all' in condition) return { condition, join: 'all', parts: condition.all.map(open) };
  if ('any' in condition) return { condition, join: 'any', parts: condition.any.map(open) };
  if ('of' in condition) return { condition, join: 'of', parts: condition.of.map(open) };
  // "Not" of a single fact goes into its words.
  if ('not' in condition)
    return isGroup(condition.not)
      ? { condition, join: 'not', parts: [open(condition.not)] }
      : { condition, join: null, parts: [] };
  const segment =
    'segment' in condition && Object.hasOwn(segments, condition.segment)
      ? segments[condition.segment]
      : undefined;
  return segment
    ? { condition, join: 'segment', parts: [open(segment.when)] }
    : { condition, join: null, parts: [] };
}

function isGroup(condition: Condition): boolean {
  return !isLeaf(condition) || 'segment' in condition;
}

/** The tree in one row, a node before its parts: the order in which answers are given. */
export function nodesOf(tree: ConditionNode): ConditionNode[] {
  return [tree, ...tree.parts.flatMap(nodesOf)];
}

export interface AnsweredNode {
  text: string;
  holds: boolean;
  /** What is so of the contact, where that says more than the answer. */
  found?: string;
  parts: AnsweredNode[];
}

/**
 * Puts words and answers to a tree: `满足 3 条中的 2 条`. `answers` are in the order of `nodesOf`, and so is `found`, what is
 * so of the contact in words.
 */
export function answeredTree(
  tree: ConditionNode,
  answers: readonly boolean[],
  words: Words,
  found: readonly (string | null)[] = [],
): AnsweredNode {
  let next = 0;
  const answer = (node: ConditionNode): AnsweredNode => {
    const nr = next++;
    const holds = answers[nr] ?? false;
    const fact = found[nr] ?? null;
    const parts = node.parts.map(answer);
    return { text: textOf(node, parts, words), holds, ...(fact !== null && { found: fact }), parts };
  };
  return answer(tree);
}

function textOf(node: ConditionNode, parts: readonly AnsweredNode[], words: Words): string {
  const { lang } = words;
  if (node.join === 'not') return say(lang, '并非', 'not this');
  if (node.join === null || node.join === 'segment') return explainCondition(node.condition, words);
  const held = parts.filter((part) => part.holds).length;
  const all = parts.length;
  if (node.join === 'all')
    return say(lang, `全部满足：${all} 条中的 ${held} 条已满足`, `all of these: ${held} of ${all} hold`);
  if ('of' in node.condition) {
    const least = node.condition['at-least'];
    return say(
      lang,
      `至少满足 ${least} 条：${all} 条中的 ${held} 条已满足`,
      `at least ${least} of these: ${held} of ${all} hold`,
    );
  }
  return say(lang, `满足其一：${all} 条中的 ${held} 条已满足`, `any of these: ${held} of ${all} hold`);
}
