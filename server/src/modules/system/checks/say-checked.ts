import type { SystemCheck } from '@hetang/contract/http/system';
import type { Lang } from '../../../kernel/errors.ts';
import type { Checked } from './run-checks.ts';

/** A checked thing in one language. */
export function sayChecked({ id, level, title, found, hint }: Checked, lang: Lang): SystemCheck {
  return { id, level, title: title[lang], found: found[lang], hint: hint?.[lang] ?? null };
}
