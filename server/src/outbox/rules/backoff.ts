/** Milliseconds to wait after the n-th failed try: 1 s, doubling, at most 10 minutes. */
export function backoffMs(attempts: number): number {
  return Math.min(1000 * 2 ** Math.min(Math.max(attempts - 1, 0), 20), 600_000);
}
