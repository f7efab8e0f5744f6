import { type Kind, kinds } from '@hetang/contract/plan/registry';
import { isMap } from 'yaml';
import { fileOf } from '../print.ts';
import type { PlanFile } from '../source/plan-files.ts';
import { documentOf, isKind } from './plan-document.ts';

/** Which definitions each file holds. */
export type Held = ReadonlyMap<PlanFile, ReadonlyMap<Kind, readonly string[]>>;

export function heldBy(files: readonly PlanFile[]): Held {
  return new Map(
    files.map((file) => {
      const { contents } = documentOf(file.text);
      const pairs = isMap(contents) ? contents.items : [];
      const kept = pairs.flatMap(({ key, value }): [Kind, string[]][] => {
        const kind = String(key);
        return isKind(kind) ? [[kind, isMap(value) ? value.items.map((one) => String(one.key)) : []]] : [];
      });
      return [file, new Map(kept)];
    }),
  );
}

/** New definitions go into the last file that holds their kind. */
export function homesOf(held: Held, folder: string): Map<Kind, string> {
  const homes = new Map<Kind, string>();
  for (const [file, kept] of held) for (const kind of kept.keys()) homes.set(kind, file.path);
  for (const kind of kinds) if (!homes.has(kind)) homes.set(kind, folder + fileOf[kind]);
  return homes;
}
