import { logNormal, type RandomState } from '../kernel/random.ts';
import type { Delay } from './behaviour.ts';

const MINUTE = 60_000;

/** A drawn delay in milliseconds, never longer than a week. */
export function draw(random: RandomState, delay: Delay): number {
  return Math.min(Math.round(logNormal(random, delay.median, delay.spread) * MINUTE), 7 * 86_400_000);
}
