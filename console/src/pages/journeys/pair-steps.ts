import type { StepFunnelRow } from './step-funnel.ts';

/** A step of two versions: as it was in both, changed, or only in one of them. */
export interface PairedStep {
  before: StepFunnelRow | null;
  after: StepFunnelRow | null;
  isSame: boolean;
}

/**
 * Lays the steps of two versions beside each other: what says the same in the same order is one row (the longest common
 * subsequence), between two such rows steps of one kind are paired in order, and the rest stands alone.
 */
export function pairSteps(before: readonly StepFunnelRow[], after: readonly StepFunnelRow[]): PairedStep[] {
  const rows: PairedStep[] = [];
  let [i, j] = [0, 0];
  for (const [sameBefore, sameAfter] of [
    ...commonSteps(before, after),
    [before.length, after.length],
  ] as const) {
    rows.push(...pairChanged(before.slice(i, sameBefore), after.slice(j, sameAfter)));
    const [one, other] = [before[sameBefore], after[sameAfter]];
    if (one && other) rows.push({ before: one, after: other, isSame: true });
    [i, j] = [sameBefore + 1, sameAfter + 1];
  }
  return rows;
}

function saysTheSame(one: StepFunnelRow | undefined, other: StepFunnelRow | undefined): boolean {
  return one?.kind === other?.kind && one?.depth === other?.depth && one?.label === other?.label;
}

/** Places of the longest common subsequence in both lists. */
function commonSteps(before: readonly StepFunnelRow[], after: readonly StepFunnelRow[]): [number, number][] {
  // longest[i][j]: how many are in common from i and j on.
  const longest = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (row)
        row[j] = saysTheSame(before[i], after[j])
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (saysTheSame(before[i], after[j])) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}

function pairChanged(before: readonly StepFunnelRow[], after: readonly StepFunnelRow[]): PairedStep[] {
  const rows: PairedStep[] = [];
  let next = 0;
  for (const one of before) {
    const found = after.findIndex((other, place) => place >= next && other.kind === one.kind);
    if (found === -1) {
      rows.push({ before: one, after: null, isSame: false });
      continue;
    }
    rows.push(...after.slice(next, found).map((added) => ({ before: null, after: added, isSame: false })));
    rows.push({ before: one, after: after[found] ?? null, isSame: false });
    next = found + 1;
  }
  return [...rows, ...after.slice(next).map((added) => ({ before: null, after: added, isSame: false }))];
}
