import type { FieldLeaf } from '@hetang/contract/plan/condition';
import type { Lang } from '../../kernel/errors.ts';
import { bracket, say, type Words } from './words.ts';

/** What a field must be: `「公司规模」至少 10`. A bare field asks whether it is known. */
export function explainField(leaf: FieldLeaf, { names, lang }: Words, positive: boolean): string {
  const name = names.of('fields', leaf.field);
  const parts = comparisons(leaf, lang);
  const said = parts.length > 0 ? parts.join(say(lang, ' 且 ', ' and ')) : known(true, lang);
  const text = say(lang, `「${name}」${said}`, `"${name}" ${said}`);
  return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
}

function comparisons(leaf: FieldLeaf, lang: Lang): string[] {
  const { is, in: options, 'at-least': least, 'at-most': most } = leaf;
  const parts: string[] = [];
  if (leaf.known !== undefined) parts.push(known(leaf.known, lang));
  if (is !== undefined) parts.push(say(lang, `为 ${is}`, `is ${is}`));
  if (options) parts.push(say(lang, `为 ${options.join('、')} 之一`, `is one of ${options.join(', ')}`));
  if (least !== undefined) parts.push(say(lang, `至少 ${least}`, `is at least ${least}`));
  if (most !== undefined) parts.push(say(lang, `至多 ${most}`, `is at most ${most}`));
  return parts;
}

function known(is: boolean, lang: Lang): string {
  return is ? say(lang, '已填写', 'is known') : say(lang, '未填写', 'is unknown');
}
