import type { Lang } from '../../../kernel/errors.ts';

export type Words = Record<Lang, string>;

/** What a check makes of the facts. `warning` does not stop anything; `bad` needs somebody. */
export interface Verdict {
  level: 'good' | 'warning' | 'bad';
  found: Words;
  /** What to do; for everything but `good`. */
  hint?: Words;
}

/** One thing that must be right: how it is measured, and what is thought of it. `measure` may reject. */
export interface Check<Deps, Facts> {
  id: string;
  title: Words;
  /** Null when it does not concern this installation. */
  measure(deps: Deps): Promise<Facts | null>;
  /** Pure. */
  judge(facts: Facts): Verdict;
}

/** A list of checks with different facts. */
export type Checks<Deps> = readonly Check<Deps, unknown>[];

export function good(zh: string, en: string): Verdict {
  return { level: 'good', found: { zh, en } };
}

/** A finding that names what to do. */
export function found(level: 'warning' | 'bad', words: Words, hint: Words): Verdict {
  return { level, found: words, hint };
}
