import type { Kind, KindSpecs } from './registry.ts';

/**
 * Settings of kinds that do run which are checked, kept and exported, but that nothing acts on yet. Apply names those
 * that a plan uses, so that nobody waits for them. `a.b` is the setting `b` within `a`.
 */
export const recordedSettings: { readonly [K in Kind]?: readonly string[] } = {
  tags: ['step', 'by', 'roles', 'within'],
  segments: ['owner', 'size'],
  staff: ['unit', 'capacity.contacts', 'capacity.chats-per-day', 'duties', 'kpis'],
  codes: ['contact-remark', 'partner', 'unit', 'store'],
  communities: [
    'purpose',
    'stages',
    'deputies',
    'tone',
    'health.dead-after',
    'activities',
    'post-length',
    'life',
    'becomes',
    'welcome',
    'notice',
    'exit',
    'entry',
    'rules',
    'keywords',
    'sop',
  ],
};

/** The settings of one definition that are only recorded. */
export function recordedSettingsOf<K extends Kind>(kind: K, spec: KindSpecs[K]): string[] {
  return (recordedSettings[kind] ?? []).filter((setting) => {
    let found: unknown = spec;
    for (const name of setting.split('.')) {
      if (typeof found !== 'object' || found === null) return false;
      found = new Map<string, unknown>(Object.entries(found)).get(name);
    }
    return found !== undefined && !isEmpty(found);
  });
}

/** A list of nothing asks for nothing: it may be there by default. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
