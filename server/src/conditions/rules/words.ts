import type { Lang } from '../../kernel/errors.ts';
import type { PlanNames } from './plan-names.ts';

/** Whose names to use, and in which language. */
export interface Words {
  names: PlanNames;
  lang: Lang;
}

/** The text of the language that is asked for. */
export function say(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en;
}

/** Brackets of the language. */
export function bracket(text: string, lang: Lang): string {
  return say(lang, `（${text}）`, `(${text})`);
}
