import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';

/**
 * What seems to go on under another key, by where it stood: `kind/key`, and `tags/group/value` or `ladders/ladder/tier`.
 * Nothing recorded says so: what went away and what is new say the same, or have the same name.
 */
export function renamedKeys(before: Plan, after: Plan): Map<string, string> {
  const renamed = new Map<string, string>();
  const note = (at: string, old: Definitions, fresh: Definitions) => {
    for (const [key, to] of paired(old, fresh)) renamed.set(`${at}/${key}`, to);
  };
  for (const kind of kinds) note(kind, before[kind], after[kind]);
  for (const [kind, key] of [...kept(before, after, 'tags'), ...kept(before, after, 'ladders')])
    note(`${kind}/${key}`, valuesOf(before, kind, key), valuesOf(after, kind, key));
  return renamed;
}

type Definitions = Readonly<Record<string, unknown>>;
type Outer = Extract<Kind, 'tags' | 'ladders'>;

function kept(before: Plan, after: Plan, kind: Outer): [Outer, string][] {
  const keys = Object.keys(before[kind]).filter((key) => Object.hasOwn(after[kind], key));
  return keys.map((key) => [kind, key]);
}

function valuesOf(plan: Plan, kind: Outer, key: string): Definitions {
  return (kind === 'tags' ? plan.tags[key]?.values : plan.ladders[key]?.tiers) ?? {};
}

/** Each new key continues one old key at most. */
function paired(old: Definitions, fresh: Definitions): [from: string, to: string][] {
  const free = new Set(Object.keys(fresh).filter((key) => !Object.hasOwn(old, key)));
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(fresh, key));
  return gone.flatMap((key): [string, string][] => {
    const to = [...free].find((one) => continues(old[key], fresh[one]));
    if (to === undefined) return [];
    free.delete(to);
    return [[key, to]];
  });
}

function continues(old: unknown, fresh: unknown): boolean {
  if (JSON.stringify(old) === JSON.stringify(fresh)) return true;
  const name = nameOf(old);
  return name !== undefined && name === nameOf(fresh);
}

/** A value of a tag group may be its name. */
function nameOf(definition: unknown): unknown {
  if (typeof definition === 'string') return definition;
  return typeof definition === 'object' && definition !== null && 'name' in definition
    ? definition.name
    : undefined;
}
