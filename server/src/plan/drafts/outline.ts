import type { PlanDefinition } from '@hetang/contract/http/plan-drafts';
import { type Kind, kinds } from '@hetang/contract/plan/registry';
import type { LoadedPlan } from '../load.ts';

/** Every definition that is written, well-formed or not, in the order of the kinds, with its place. */
export function outlineOf({ draft, written, places }: LoadedPlan): PlanDefinition[] {
  return kinds.flatMap((kind) =>
    [...written[kind]].map((key): PlanDefinition => {
      const spec: object | undefined = Object.hasOwn(draft[kind], key) ? draft[kind][key] : undefined;
      const { file, line } = places.ofKey([kind, key]);
      return { kind, key, name: nameOf(spec), file, line, values: valuesOf(kind, spec) };
    }),
  );
}

const parts: { [K in Kind]?: string } = { tags: 'values', ladders: 'tiers', units: 'stores' };

function valuesOf(kind: Kind, spec: object | undefined): PlanDefinition['values'] {
  const part = parts[kind];
  const held = part === undefined ? undefined : (spec as Record<string, unknown> | undefined)?.[part];
  return Object.entries(held ?? {}).map(([key, value]) => ({ key, name: nameOf(value) }));
}

function nameOf(spec: unknown): string | null {
  if (typeof spec === 'string') return spec;
  const name = (spec as { name?: unknown } | undefined | null)?.name;
  return typeof name === 'string' ? name : null;
}
