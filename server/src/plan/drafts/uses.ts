import type { planUsesSchema } from '@hetang/contract/http/plan-drafts';
import type { Kind } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import type { LoadedPlan } from '../load.ts';
import type { Reference } from '../rules/shared/reference.ts';
import { referencesOf } from '../rules/shared/references.ts';
import type { Place } from '../source/place.ts';

export type Use = z.infer<typeof planUsesSchema>['uses'][number];

/** Every place that names a definition, or one value of it (`group/value`). */
export function usesOf(loaded: LoadedPlan, { kind, key }: { kind: string; key: string }): Use[] {
  return referencesTo(loaded, { kind, key }).map((reference) => {
    const [from, name] = reference.path.map(String) as [Kind, string];
    const specs: Record<string, { name?: unknown }> = loaded.draft[from] ?? {};
    const called = Object.hasOwn(specs, name) ? specs[name]?.name : undefined;
    const { file, line, column } = placeOf(loaded, reference);
    return { kind: from, key: name, name: typeof called === 'string' ? called : null, file, line, column };
  });
}

/** References to a definition and to what it holds. */
export function referencesTo(
  { draft }: LoadedPlan,
  { kind, key }: { kind: string; key: string },
): Reference[] {
  return referencesOf(draft).filter(
    (one) => one.kind === kind && (one.key === key || one.key.startsWith(`${key}/`)),
  );
}

/** Where a reference is written. */
export function placeOf({ places }: LoadedPlan, { path, at }: Reference): Place {
  return at === 'key' ? places.ofKey(path) : places.of(path);
}
