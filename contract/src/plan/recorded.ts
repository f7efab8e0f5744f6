import type { Kind, KindSpecs } from './registry.ts';

/**
 * Settings of kinds that do run which are checked, kept and exported, but that nothing acts on yet. Apply names those
 * that a plan uses, so that nobody waits for them. `*` stands for any key.
 */
export const recordedSettings: { readonly [K in Kind]?: readonly string[] } = {
  tags: ['step', 'by', 'roles', 'within', 'values.*.when', 'values.*.expires'],
  segments: ['owner', 'size'],
  staff: ['unit', 'capacity', 'works', 'away', 'duties', 'kpis'],
  codes: [
    'kind',
    'community',
    'welcome',
    'auto-accept',
    'shifts',
    'daily-limit',
    'backup',
    'contact-remark',
    'partner',
    'unit',
    'store',
  ],
};

/** The settings of one definition that are only recorded, as patterns such as `values.*.expires`. */
export function recordedSettingsOf<K extends Kind>(kind: K, spec: KindSpecs[K]): string[] {
  return (recordedSettings[kind] ?? []).filter((setting) => holds(spec, setting.split('.')));
}

function holds(value: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  const inside =
    first === '*' ? Object.values(value) : [Object.entries(value).find(([key]) => key === first)?.[1]];
  return inside.some((inner) => holds(inner, rest));
}
