import type { Change } from '@hetang/contract/http/plan';
import { isRecorded, recordedSettingsOf } from '@hetang/contract/plan/recorded';
import { type Kind, type KindSpecs, kinds, type Plan } from '@hetang/contract/plan/registry';

type Touched = readonly Pick<Change, 'kind' | 'key' | 'change'>[];

/** The kinds among the changes that nothing runs yet. */
export function recordedKindsIn(plan: Plan, changes: Touched): Kind[] {
  return kinds.filter((kind) =>
    changes.some((change) => change.kind === kind && isRecorded(kind, specOf(plan, kind, change.key))),
  );
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
  const spec = specOf(plan, kind, key);
  return spec ? recordedSettingsOf(kind, spec) : [];
}

function specOf(plan: Plan, kind: Kind, key: string): KindSpecs[Kind] | undefined {
  return Object.hasOwn(plan[kind], key) ? plan[kind][key] : undefined;
}
