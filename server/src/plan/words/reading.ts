import type { Kind, Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Words } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import type { Path } from '../rules/rule.ts';
import type { Reference } from '../rules/shared/reference.ts';
import { referencesOf } from '../rules/shared/references.ts';

/** A plan being put in words. */
export interface Reading {
  plan: Plan;
  lang: Lang;
  /** For conditions and steps. */
  words: Words;
  /** What the value at a place of the plan refers to, or its key. */
  referenceAt(path: Path, at?: 'key'): Reference | undefined;
}

export function readingOf(plan: Plan, lang: Lang): Reading {
  let references: Map<string, Reference> | undefined;
  return {
    plan,
    lang,
    words: { names: namesOf(plan), lang },
    referenceAt(path, at) {
      references ??= new Map(referencesOf(plan).map((one) => [idOf(one.path, one.at), one]));
      return references.get(idOf(path, at));
    },
  };
}

/** The name of a definition, or its key when it has none. */
export function definitionName({ plan }: Pick<Reading, 'plan'>, kind: Kind, key: string): string {
  const specs: Record<string, { name?: string | undefined }> = plan[kind];
  return (Object.hasOwn(specs, key) ? specs[key]?.name : undefined) ?? key;
}

function idOf(path: Path, at = 'value'): string {
  return [at, ...path].join('\u0000');
}
