import type { Plan } from '@hetang/contract/plan/registry';
import type { Difference } from '../diff.ts';
import { referencesOf } from '../rules/shared/references.ts';

/** The journeys that use each changed definition, by `kind/key`. */
export function journeysUsing(plan: Plan, differences: readonly Difference[]): Map<string, string[]> {
  const changed = new Set(
    differences.filter((one) => one.kind !== 'journeys').map((one) => `${one.kind}/${one.key}`),
  );
  const users = new Map<string, Set<string>>();
  for (const { kind, key, path } of referencesOf(plan)) {
    const [from, journey] = path;
    const id = `${kind}/${kind === 'tags' ? key.split('/')[0] : key}`;
    if (from !== 'journeys' || !changed.has(id)) continue;
    users.set(id, (users.get(id) ?? new Set()).add(String(journey)));
  }
  return new Map([...users].map(([id, journeys]) => [id, [...journeys]]));
}
