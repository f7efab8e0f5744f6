/** At most so many messages in any stretch of so many milliseconds. 频率上限 */
export interface Cap {
  most: number;
  ms: number;
}

/**
 * When the next message may go out under all caps; null when it may go now. The stretch is open at its far end: a
 * message exactly that long ago counts no longer.
 * @param sent when messages went out (ms), in any order
 */
export function capUntil(sent: readonly number[], caps: readonly Cap[], now: number): number | null {
  const newestFirst = [...sent].sort((a, b) => b - a);
  let until: number | null = null;
  for (const { most, ms } of caps) {
    const blocking = newestFirst[most - 1];
    if (blocking === undefined || blocking + ms <= now) continue;
    until = Math.max(until ?? 0, blocking + ms);
  }
  return until;
}
