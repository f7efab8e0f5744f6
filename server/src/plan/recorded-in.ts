import type { Change } from '@hetang/contract/http/plan';
import { recordedSettingsOf } from '@hetang/contract/plan/recorded';
import { type Kind, kinds, type Plan, recordedKinds } from '@hetang/contract/plan/registry';

type Touched = readonly Pick<Change, 'kind' | 'key' | 'change'>[];

/** The kinds among the changes that nothing runs yet. */
export function recordedKindsIn(changes: Touched): Kind[] {
  return recordedKinds.filter((kind) => changes.some((change) => change.kind === kind));
}

/** Of the definitions that were added or changed: the settings, by kind, that nothing acts on yet. */
export function recordedSettingsIn(plan: Plan, changes: Touched): { kind: Kind; settings: string[] }[] {
  return kinds.flatMap((kind) => {
    const touched = changes.filter((change) => change.kind === kind && change.change !== 'removed');
    const settings = new Set(touched.flatMap(({ key }) => settingsOf(plan, kind, key)));
    return settings.size > 0 ? [{ kind, settings: [...settings] }] : [];
  });
}

function settingsOf(plan: Plan, kind: Kind, key: string): string[] {
  const spec = Object.hasOwn(plan[kind], key) ? plan[kind][key] : undefined;
  return spec ? recordedSettingsOf(kind, spec) : [];
}
