import type { draftMergeSchema } from '@hetang/contract/http/plan-drafts';
import type { z } from 'zod';
import type { PlanFile } from '../../source/plan-files.ts';
import { mergedText, mergeTexts } from './merge-texts.ts';

export type FileMerge = z.infer<typeof draftMergeSchema>['files'][number];
interface Sides {
  base: readonly PlanFile[];
  mine: readonly PlanFile[];
  theirs: readonly PlanFile[];
}

/** The files that somebody else changed since the draft began, each brought together with the draft. */
export function mergeFiles({ base, mine, theirs }: Sides): FileMerge[] {
  const [before, here, there] = [base, mine, theirs].map(textsOf);
  const paths = [...new Set([...base, ...theirs].map(({ path }) => path))].sort();
  return paths.flatMap((path) => {
    const [old, left, right] = [before?.get(path), here?.get(path), there?.get(path)];
    return old === right ? [] : [mergeFile(path, { old, left, right })];
  });
}

function textsOf(files: readonly PlanFile[]): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

interface Texts {
  old: string | undefined;
  left: string | undefined;
  right: string | undefined;
}

function mergeFile(path: string, { old, left, right }: Texts): FileMerge {
  if (left === old || left === right) return { path, conflicts: 0, text: right ?? null, parts: [] };
  const parts = mergeTexts(old ?? '', left ?? '', right ?? '');
  const conflicts = parts.filter(({ state }) => state === 'conflict').length;
  // A file that one side took away while the other wrote in it is nobody's to decide but the writer's.
  const gone = left === undefined || right === undefined;
  return {
    path,
    conflicts: gone ? Math.max(1, conflicts) : conflicts,
    text: gone ? null : mergedText(parts),
    parts,
  };
}
