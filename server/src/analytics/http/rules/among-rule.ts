import type { Lang } from '../../../kernel/errors.ts';

/** Whom a question was asked of, when not of everybody. */
export function amongRule(among: string | undefined, lang: Lang): string {
  if (among === undefined) return '';
  return lang === 'zh'
    ? `只统计现在属于分群「${among}」的客户。`
    : ` Only contacts that belong to the segment “${among}” now.`;
}
