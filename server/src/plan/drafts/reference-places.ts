import { setImmediate } from 'node:timers/promises';
import { type Kind, kinds } from '@hetang/contract/plan/registry';
import { loadPlan } from '../load.ts';
import { rules } from '../rule-list.ts';
import type { Reference } from '../rules/shared/reference.ts';
import { leafKinds, referencesOf } from '../rules/shared/references.ts';

/**
 * Which kinds a place of a definition may name, by kind and last key (`journeys.message`) and by last key alone
 * (`*.message`), as the good examples of the rules have it: what completion in an editor offers.
 */
export async function referencePlaces(): Promise<Record<string, Kind[]>> {
  const places = new Map<string, Set<Kind>>();
  const note = (place: string, kind: Kind) =>
    places.set(place, (places.get(place) ?? new Set<Kind>()).add(kind));
  // Conditions stand in many places; what they name is known without an example.
  for (const [key, kind] of leafKinds) note(`*.${key}`, kind);
  for (const { good } of rules) {
    // Hundreds of plans are read: whoever else asks the server something does not wait for all of them.
    await setImmediate();
    const { draft } = loadPlan([{ path: 'plan.yaml', text: `plan: example\nname: example\n${good}` }]);
    for (const reference of referencesOf(draft)) {
      const last = lastKey(reference);
      if (last === undefined) continue;
      note(`${reference.path[0]}.${last}`, reference.kind);
      note(`*.${last}`, reference.kind);
    }
  }
  return Object.fromEntries([...places].sort().map(([place, named]) => [place, [...named]]));
}

function lastKey({ path, at }: Reference): string | undefined {
  const words = (at === 'key' ? path.slice(0, -1) : path).slice(2);
  return words.findLast((word) => typeof word === 'string')?.toString();
}

/** The shortest good example of a rule for each kind, cut down to that kind: something to begin with. */
export function definitionTemplates(): Record<string, string> {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const [shortest] = rules
        .flatMap(({ good }) => blocksOf(good, kind))
        .sort((a, b) => a.length - b.length);
      return shortest === undefined ? [] : [[kind, shortest]];
    }),
  );
}

/** The definitions of a kind in a text, without its line and not set in; one-line maps are left out. */
function blocksOf(text: string, kind: Kind): string[] {
  const lines = text.split('\n');
  const at = lines.indexOf(`${kind}:`);
  if (at < 0) return [];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line !== '' && !line.startsWith(' '));
  const block = rest
    .slice(0, end < 0 ? rest.length : end)
    .join('\n')
    .trimEnd();
  return block === '' ? [] : [`${block}\n`];
}
