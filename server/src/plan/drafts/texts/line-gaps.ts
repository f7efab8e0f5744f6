import { gapsBetween } from '../../gaps-between.ts';

/** A stretch of lines of a text that another text has otherwise: `[from, to)` of the old ones, and what stands there. */
export interface LineGap {
  from: number;
  to: number;
  freshFrom: number;
  fresh: readonly string[];
}

/**
 * Where two texts differ, line by line. Lines that both have exactly once anchor the comparison (B. Cohen, "patience
 * diff", 2009), so that two changes far apart in a long file stay two.
 */
export function lineGaps(old: readonly string[], fresh: readonly string[]): LineGap[] {
  const gaps: LineGap[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...anchorsOf(old, fresh), [old.length, fresh.length] as const]) {
    for (const gap of placed(gapsBetween(old.slice(i, a), fresh.slice(j, b)))) {
      const [freshFrom, freshTo] = [j + gap.freshFrom, j + gap.freshTo];
      gaps.push({ from: i + gap.from, to: i + gap.to, freshFrom, fresh: fresh.slice(freshFrom, freshTo) });
    }
    [i, j] = [a, b];
  }
  return joined(gaps);
}

/** Pairs of places of lines that stand once on either side, in the longest row that rises on both. */
function anchorsOf(old: readonly string[], fresh: readonly string[]): (readonly [number, number])[] {
  const [here, there] = [onceIn(old), onceIn(fresh)];
  const pairs = [...here].flatMap(([line, i]) => {
    const j = there.get(line);
    return j === undefined ? [] : [[i, j] as const];
  });
  return longestRise(pairs);
}

function onceIn(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) again.add(line);
    else places.set(line, at);
  }
  for (const line of again) places.delete(line);
  return places;
}

/** The longest row of pairs, given by rising first place, whose second place rises too. */
function longestRise(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const before = new Map<number, number>();
  for (const [at, [, place]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    const previous = ends[low - 1];
    if (previous !== undefined) before.set(at, previous);
    ends[low] = at;
  }
  const row: (readonly [number, number])[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) {
    const pair = pairs[at];
    if (pair) row.push(pair);
  }
  return row.reverse();
}

interface Placed {
  from: number;
  to: number;
  freshFrom: number;
  freshTo: number;
}

/** Where gaps lie when one side of them is empty: between two gaps both sides go on by as many lines. */
function placed(gaps: ReturnType<typeof gapsBetween>): Placed[] {
  let [i, j] = [0, 0];
  return gaps.map(({ old, fresh }) => {
    const kept = old[0] === undefined ? (fresh[0] ?? j) - j : old[0] - i;
    const [from, freshFrom] = [i + kept, j + kept];
    [i, j] = [from + old.length, freshFrom + fresh.length];
    return { from, to: i, freshFrom, freshTo: j };
  });
}

/** Gaps that touch become one. */
function joined(gaps: readonly LineGap[]): LineGap[] {
  const whole: LineGap[] = [];
  for (const gap of gaps) {
    const last = whole.at(-1);
    if (last && last.to === gap.from && last.freshFrom + last.fresh.length === gap.freshFrom)
      whole.splice(-1, 1, { ...last, to: gap.to, fresh: [...last.fresh, ...gap.fresh] });
    else whole.push(gap);
  }
  return whole;
}
