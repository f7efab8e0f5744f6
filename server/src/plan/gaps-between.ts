/** A stretch where two lists differ: positions in the old one and in the new one. */
export interface Gap {
  old: number[];
  fresh: number[];
}

/** Lists longer than this (after their equal ends) are compared position by position. */
const LONGEST = 400;

/** Where two lists differ, given the longest row of items that both have in the same order. */
export function gapsBetween(old: readonly string[], fresh: readonly string[]): Gap[] {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  const room = Math.min(old.length, fresh.length) - start;
  while (end < room && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const a = range(start, old.length - end);
  const b = range(start, fresh.length - end);
  if (a.length === 0 && b.length === 0) return [];
  if (a.length > LONGEST || b.length > LONGEST) return [{ old: a, fresh: b }];
  return cut(a, b, (i, j) => old[i] === fresh[j]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function cut(a: number[], b: number[], same: (i: number, j: number) => boolean): Gap[] {
  const common = lengths(a, b, same);
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  const gaps: Gap[] = [];
  let gap: Gap = { old: [], fresh: [] };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const from = a[i];
    const to = b[j];
    if (from !== undefined && to !== undefined && same(from, to)) {
      if (gap.old.length + gap.fresh.length > 0) gaps.push(gap);
      gap = { old: [], fresh: [] };
      i += 1;
      j += 1;
    } else if (from !== undefined && (to === undefined || at(i + 1, j) >= at(i, j + 1))) {
      gap.old.push(from);
      i += 1;
    } else if (to !== undefined) {
      gap.fresh.push(to);
      j += 1;
    }
  }
  if (gap.old.length + gap.fresh.length > 0) gaps.push(gap);
  return gaps;
}

/** `lengths[i][j]`: how much of `a` from `i` and `b` from `j` can be kept. */
function lengths(a: number[], b: number[], same: (i: number, j: number) => boolean): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i];
    const below = table[i + 1];
    if (!row || !below) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      const kept = same(a[i] ?? -1, b[j] ?? -1) ? (below[j + 1] ?? 0) + 1 : 0;
      row[j] = Math.max(kept, below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
