import type { DefinitionEdit, FileChange } from '@hetang/contract/http/plan-drafts';
import type { Kind } from '@hetang/contract/plan/registry';
import { HetangError } from '../../kernel/errors.ts';
import { isKind } from '../export/plan-document.ts';
import { writeDefinition } from '../export/write-definition.ts';
import type { LoadedPlan } from '../load.ts';
import { fileOf } from '../print.ts';
import type { PlanFile } from '../source/plan-files.ts';

/**
 * Writes definitions into the files of a draft, each in its place; new ones come where their kind is.
 * @returns the files that changed
 * @throws HetangError `plan/unknown-kind`, `plan/key-taken`, `plan/definition-by-hand` when a file cannot be changed by itself
 */
export function writeDefinitions(
  { files, loaded }: { files: readonly PlanFile[]; loaded: LoadedPlan },
  edits: readonly DefinitionEdit[],
): FileChange[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const changed = new Map<string, string>();
  for (const { kind, key, spec, isNew } of edits) {
    if (!isKind(kind)) throw new HetangError('plan/unknown-kind', { kind });
    if (isNew && loaded.written[kind].has(key)) throw new HetangError('plan/key-taken', { key });
    if (spec === null && !loaded.written[kind].has(key)) continue;
    const path = placeFor(loaded, kind, key);
    const text = writeDefinition(changed.get(path) ?? texts.get(path) ?? '', {
      kind,
      key,
      spec: spec ?? null,
    });
    if (text === null) throw new HetangError('plan/definition-by-hand', { path });
    changed.set(path, text);
  }
  return [...changed].flatMap(([path, text]) => (text === texts.get(path) ? [] : [{ path, text }]));
}

/** The file of a definition; for a new one the file in which the last of its kind stands, else that of its kind. */
function placeFor({ written, places }: LoadedPlan, kind: Kind, key: string): string {
  const near = written[kind].has(key) ? key : [...written[kind]].at(-1);
  if (near !== undefined) return places.ofKey([kind, near]).file;
  const head = places.ofKey(['plan']).file;
  return head.slice(0, -'plan.yaml'.length) + fileOf[kind];
}
