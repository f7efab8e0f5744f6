import type { DiffPart, FileDiff } from '@hetang/contract/http/plan-drafts';
import type { PlanFile } from '../../source/plan-files.ts';
import { type LineGap, lineGaps } from './line-gaps.ts';

/** Lines shown around a change. */
const AROUND = 3;

/** How the texts of two sets of files differ, with a few lines around each change. */
export function compareFiles(before: readonly PlanFile[], after: readonly PlanFile[]): FileDiff[] {
  const old = new Map(before.map(({ path, text }) => [path, text]));
  const fresh = new Map(after.map(({ path, text }) => [path, text]));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((path): FileDiff[] => {
    const [was, is] = [old.get(path), fresh.get(path)];
    if (was === is) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ path, change, parts: partsOf(linesOf(was), linesOf(is)) }];
  });
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('\n');
}

function partsOf(old: readonly string[], fresh: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [];
  const gaps = lineGaps(old, fresh);
  let [i, j] = [0, 0];
  const stay = (from: number, count: number): void => {
    if (count <= 0) return;
    const lines = old.slice(from, from + count);
    parts.push({ same: true, oldLine: from + 1, newLine: j + (from - i) + 1, old: lines, fresh: lines });
  };
  for (const [at, gap] of gaps.entries()) {
    const kept = gap.from - i;
    if (at > 0 && kept <= 2 * AROUND) stay(i, kept);
    else {
      if (at > 0) stay(i, AROUND);
      stay(gap.from - Math.min(AROUND, kept), Math.min(AROUND, kept));
    }
    parts.push(changed(old, gap));
    [i, j] = [gap.to, gap.freshFrom + gap.fresh.length];
  }
  if (gaps.length > 0) stay(i, Math.min(AROUND, old.length - i));
  return parts;
}

function changed(old: readonly string[], { from, to, freshFrom, fresh }: LineGap): DiffPart {
  return {
    same: false,
    oldLine: from + 1,
    newLine: freshFrom + 1,
    old: old.slice(from, to),
    fresh: [...fresh],
  };
}
