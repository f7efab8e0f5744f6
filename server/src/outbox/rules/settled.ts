/** States that an intention never leaves. */
export type FinalState = 'sent' | 'failed' | 'expired' | 'dropped' | 'cancelled';

/** What becomes of an intention: an end with its reason, or another try. */
export type Verdict =
  | { end: FinalState; reason: string | null }
  | { retry: 'pending' | 'deferred' | 'unknown'; reason: string; afterMs: number };
