const FIRST_MS = 1_000;
const MOST_MS = 600_000;
/** Rows of one person that wait for each other must not wait for long. */
const TRIES = { ordered: 6, free: 12 };

/** When a callback that failed is tried again, in machine milliseconds; null when it has failed for good. */
export function retryAfterMs(attempts: number, ordered: boolean, wishMs = 0): number | null {
  if (attempts >= (ordered ? TRIES.ordered : TRIES.free)) return null;
  return Math.min(Math.max(FIRST_MS * 2 ** (attempts - 1), wishMs), MOST_MS);
}
