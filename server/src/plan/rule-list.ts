import type { Rule } from './rules/rule.ts';

/** Every lint rule. Adding one is one line here and one file in `rules/`. */
export const rules: readonly Rule[] = [];
