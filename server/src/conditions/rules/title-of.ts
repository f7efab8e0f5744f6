import type { ConditionNode } from './condition-tree.ts';
import { explainCondition } from './explain.ts';
import { say, type Words } from './words.ts';

/** What a part of a condition asks, without an answer: `全部满足`, or the words of a single fact. */
export function titleOf(node: ConditionNode, words: Words): string {
  const { lang } = words;
  if (node.join === 'not') return say(lang, '并非', 'not this');
  if (node.join === null || node.join === 'segment') return explainCondition(node.condition, words);
  if (node.join === 'all') return say(lang, '全部满足', 'all of these');
  if (!('of' in node.condition)) return say(lang, '满足其一', 'any of these');
  const least = node.condition['at-least'];
  return say(lang, `至少满足 ${least} 条`, `at least ${least} of these`);
}
