import type { Kind, KindSpecs } from './registry.ts';

/**
 * Settings of kinds that do run which are checked, kept and exported, but that nothing acts on yet. Apply names those
 * that a plan uses, so that nobody waits for them.
 */
export const recordedSettings: { readonly [K in Kind]?: readonly string[] } = {
  tags: ['step', 'by', 'roles', 'within'],
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

/** The settings of one definition that are only recorded. */
export function recordedSettingsOf<K extends Kind>(kind: K, spec: KindSpecs[K]): string[] {
  const written = new Map<string, unknown>(Object.entries(spec));
  return (recordedSettings[kind] ?? []).filter((setting) => written.get(setting) !== undefined);
}
