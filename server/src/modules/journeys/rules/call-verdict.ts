/** What follows from the answer to a call. */
export type CallVerdict = { state: 'done' } | { state: 'failed' } | { state: 'retry'; afterMs: number };

/** Tries before giving up: the last is about four hours after the first. */
const TRIES = 10;
const FIRST_MS = 15_000;
const LONGEST_MS = 3_600_000;

/**
 * 2xx is done. The other side's own mistakes (5xx), 408, 425, 429 and no answer at all are tried again, later each time;
 * anything else will not get better.
 * @param attempts how often it was called, this time included.
 */
export function callVerdict(outcome: { status: number } | { error: string }, attempts: number): CallVerdict {
  if ('status' in outcome) {
    const { status } = outcome;
    if (status >= 200 && status < 300) return { state: 'done' };
    if (status < 500 && ![408, 425, 429].includes(status)) return { state: 'failed' };
  }
  if (attempts >= TRIES) return { state: 'failed' };
  return { state: 'retry', afterMs: Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS) };
}
