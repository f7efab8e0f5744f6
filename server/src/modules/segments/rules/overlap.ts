import type { SegmentOverlap } from '@hetang/contract/http/segments';

/** Combinations and pairs, from how many are in exactly the segments of each mask. */
export function overlapOf(
  keys: readonly string[],
  masks: readonly { mask: number; members: number }[],
): Pick<SegmentOverlap, 'exactly' | 'both'> {
  const inMask = (mask: number) => keys.filter((_, i) => mask & (1 << i));
  const sum = (wanted: number) =>
    masks.reduce((all, { mask, members }) => ((mask & wanted) === wanted ? all + members : all), 0);
  const both: SegmentOverlap['both'] = keys.flatMap((one, i) =>
    keys.slice(i + 1).map((other, j) => ({
      keys: [one, other] as [string, string],
      members: sum((1 << i) | (1 << (i + 1 + j))),
    })),
  );
  return { exactly: masks.map(({ mask, members }) => ({ keys: inMask(mask), members })), both };
}
