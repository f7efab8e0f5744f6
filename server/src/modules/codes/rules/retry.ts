const FIRST_MS = 60_000;
const MOST_MS = 3_600_000;

/** Machine milliseconds until a code that failed is tried again: somebody may have put it right meanwhile. */
export function retryCodeAfterMs(attempts: number, wishMs = 0): number {
  return Math.min(Math.max(FIRST_MS * 2 ** Math.max(0, attempts - 1), wishMs), MOST_MS);
}
