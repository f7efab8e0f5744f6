import type { EventLeaf } from '@hetang/contract/plan/condition';
import type { Lang } from '../../kernel/errors.ts';
import { measureOf } from './evaluate-value.ts';
import { say, type Words } from './words.ts';

export const YUAN = [' 元', ' yuan'] as const;

/** Properties with a name of their own; others keep the name that their sender gave them. */
const NAMES: Record<string, readonly [zh: string, en: string]> = {
  amount: ['金额', 'amount'],
  items: ['件数', 'items'],
  quantity: ['数量', 'quantity'],
};

/** What a number of an event comes to: `的金额合计至少 5000 元`; null when the leaf asks for none. */
export function valueWords(leaf: EventLeaf, { names, lang }: Words): string | null {
  const asked = measureOf(leaf);
  if (!asked) return null;
  const name = propertyWords(asked.property, lang);
  const range = rangeWords(leaf, names.isMoney(leaf.event, asked.property) ? YUAN : ['', ''], lang);
  if (asked.way === 'sum') return say(lang, `的${name}合计${range}`, `with ${name} adding up to ${range}`);
  const [zh, en] = asked.way === 'min' ? ['最低一次', 'lowest'] : ['最高一次', 'highest'];
  return say(lang, `的${name}${zh}${range}`, `with the ${en} ${name} ${range}`);
}

/** A property in words; in Chinese with a space around a name that is not. */
function propertyWords(property: string, lang: Lang): string {
  const words = Object.hasOwn(NAMES, property) ? NAMES[property] : undefined;
  if (words) return say(lang, words[0], words[1]);
  return say(lang, ` ${property} `, property);
}

/** At least, at most: `至少 5000 元`. */
export function rangeWords(
  leaf: Pick<EventLeaf, 'at-least' | 'at-most'>,
  [zh, en]: readonly [zh: string, en: string],
  lang: Lang,
): string {
  const { 'at-least': least, 'at-most': most } = leaf;
  const unit = say(lang, zh, en);
  if (most === undefined) return say(lang, `至少 ${least}${unit}`, `at least ${least}${unit}`);
  if (least === undefined) return say(lang, `至多 ${most}${unit}`, `at most ${most}${unit}`);
  if (least === most) return say(lang, `恰好 ${least}${unit}`, `exactly ${least}${unit}`);
  return say(lang, `在 ${least} 到 ${most}${unit}之间`, `${least} to ${most}${unit}`);
}
