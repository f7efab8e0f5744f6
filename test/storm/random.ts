/** A stream of chance that is the same again for the same seed and name. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** Both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Streams of different names do not disturb each other. */
export function makeRandom(seed: number, name: string): Random {
  let state = seed >>> 0;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e37_79b1) >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b_79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      const [one] = list.slice(Math.floor(next() * list.length));
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}
