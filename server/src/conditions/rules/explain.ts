import { type Condition, isLeaf, type Leaf, type SomeOf } from '@hetang/contract/plan/condition';
import { explainEvent } from './explain-event.ts';
import { explainField } from './explain-field.ts';
import { explainOrders } from './explain-orders.ts';
import { explainSequence } from './explain-sequence.ts';
import { explainState } from './explain-state.ts';
import { bracket, say, type Words } from './words.ts';

/** A condition in words, for reading beside the plan: `带标签 需求标签/课程学习 且 处于阶段 注册用户`. */
export function explainCondition(condition: Condition, words: Words): string {
  if ('all' in condition) return joined(condition.all, say(words.lang, ' 且 ', ' and '), words);
  if ('any' in condition) return joined(condition.any, say(words.lang, ' 或 ', ' or '), words);
  if ('of' in condition) return explainSome(condition, words);
  if ('not' in condition) return explainNot(condition.not, words);
  return explainLeaf(condition, words, true);
}

/** `3 条中至少 2 条满足（甲；乙；丙）`. */
function explainSome({ of, 'at-least': least }: SomeOf, words: Words): string {
  const { lang } = words;
  const parts = of.map((part) => explainCondition(part, words)).join(say(lang, '；', '; '));
  const head = say(
    lang,
    `${of.length} 条中至少 ${least} 条满足`,
    `at least ${least} of these ${of.length} hold `,
  );
  return head + bracket(parts, lang);
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
  if (isLeaf(inner)) return explainLeaf(inner, words, false);
  return say(words.lang, '并非', 'not ') + bracket(explainCondition(inner, words), words.lang);
}

function explainLeaf(leaf: Leaf, words: Words, positive: boolean): string {
  if ('event' in leaf) return explainEvent(leaf, words, positive);
  if ('orders' in leaf) return explainOrders(leaf, words, positive);
  if ('sequence' in leaf) return explainSequence(leaf, words, positive);
  if ('field' in leaf) return explainField(leaf, words, positive);
  return explainState(leaf, words, positive);
}
