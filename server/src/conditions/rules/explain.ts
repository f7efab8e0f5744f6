import type { Condition, Leaf } from '@hetang/contract/plan/condition';
import { explainEvent } from './explain-event.ts';
import { explainField } from './explain-field.ts';
import { explainState } from './explain-state.ts';
import { bracket, say, type Words } from './words.ts';

/** A condition in words, for reading beside the plan: `带标签 需求标签/课程学习 且 处于阶段 注册用户`. */
export function explainCondition(condition: Condition, words: Words): string {
  if ('all' in condition) return joined(condition.all, say(words.lang, ' 且 ', ' and '), words);
  if ('any' in condition) return joined(condition.any, say(words.lang, ' 或 ', ' or '), words);
  if ('not' in condition) return explainNot(condition.not, words);
  return explainLeaf(condition, words, true);
}

function joined(parts: readonly Condition[], link: string, words: Words): string {
  const [only] = parts;
  if (parts.length === 1 && only) return explainCondition(only, words);
  return parts
    .map((part) => {
      const text = explainCondition(part, words);
      return isCompound(part) ? bracket(text, words.lang) : text;
    })
    .join(link);
}

/** Several facts, that "and" beside "or" would tear apart. */
function isCompound(part: Condition): boolean {
  if ('not' in part) return 'not' in part.not && isCompound(part.not.not);
  const inner = 'all' in part ? part.all : 'any' in part ? part.any : [];
  const [only] = inner;
  return inner.length > 1 || (only !== undefined && isCompound(only));
}

/** "Not" goes into the words of a single fact, and before the brackets of several. */
function explainNot(inner: Condition, words: Words): string {
  if ('not' in inner) return explainCondition(inner.not, words);
  if (!('all' in inner || 'any' in inner)) return explainLeaf(inner, words, false);
  return say(words.lang, '并非', 'not ') + bracket(explainCondition(inner, words), words.lang);
}

function explainLeaf(leaf: Leaf, words: Words, positive: boolean): string {
  if ('event' in leaf) return explainEvent(leaf, words, positive);
  if ('field' in leaf) return explainField(leaf, words, positive);
  return explainState(leaf, words, positive);
}
