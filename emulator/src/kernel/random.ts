import { createHash } from 'node:crypto';

/** A generator whose whole memory is one 32-bit number, so that it survives in the state file. */
export interface RandomState {
  s: number;
}

/** Turns any parts into a 32-bit seed; equal parts give equal seeds. */
export function seedFrom(...parts: Array<string | number>): number {
  return createHash('sha256').update(parts.join('\u0000')).digest().readUInt32LE(0);
}

/** A generator seeded by parts; use one per person or purpose so that streams do not disturb each other. */
export function randomOf(...parts: Array<string | number>): RandomState {
  return { s: seedFrom(...parts) };
}

/** Next number in [0, 1). Mulberry32 (public domain, Tommy Ettinger). */
export function next(random: RandomState): number {
  random.s = (random.s + 0x6d2b79f5) | 0;
  let t = Math.imul(random.s ^ (random.s >>> 15), 1 | random.s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** True with probability p. */
export function chance(random: RandomState, p: number): boolean {
  return next(random) < p;
}

/** Whole number in [from, to]. */
export function intBetween(random: RandomState, from: number, to: number): number {
  return from + Math.floor(next(random) * (to - from + 1));
}

/** Exponential waiting time with the given mean, same unit as the mean. */
export function exponential(random: RandomState, mean: number): number {
  return -Math.log(1 - next(random)) * mean;
}

/** Log-normal value with the given median; sigma is the spread of its logarithm. */
export function logNormal(random: RandomState, median: number, sigma: number): number {
  const u = 1 - next(random);
  const v = next(random);
  return median * Math.exp(sigma * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
}

/** One of the items by weight; undefined when there is none or all weights are zero. */
export function pickWeighted<T>(
  random: RandomState,
  items: readonly T[],
  weightOf: (item: T) => number,
): T | undefined {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  let left = next(random) * total;
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return undefined;
}
