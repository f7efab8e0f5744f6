/** What is known of an intended message when it is its turn. Times are milliseconds since 1970. */
export interface GateFacts {
  notAfter: number;
  /** Why no content or sender can be made, if so: `no-sender`, `unknown-message` … */
  fault: string | null;
  friend: boolean;
  refusedConsent: boolean;
  /** The person is on the list of those who are left alone. */
  suppressed: boolean;
  /** The person has the same content in a task that is still open, or earlier in this round. */
  duplicate: boolean;
}

export type GateVerdict =
  | { go: true }
  | { end: 'dropped' | 'expired'; reason: string }
  | { deferUntil: number; reason: string };

const go: GateVerdict = { go: true };

/**
 * The gate of a message, before caps and quota: can it be made at all, friend, consent, suppression, expiry, quiet
 * hours, duplicate; the first that objects decides.
 * @param quietUntil end of the quiet hours under way, or null.
 */
export function passGate(facts: GateFacts, now: number, quietUntil: number | null): GateVerdict {
  if (facts.fault !== null) return { end: 'dropped', reason: facts.fault };
  if (!facts.friend) return { end: 'dropped', reason: 'not-a-friend' };
  if (facts.refusedConsent) return { end: 'dropped', reason: 'no-consent' };
  if (facts.suppressed) return { end: 'dropped', reason: 'suppressed' };
  if (facts.notAfter <= now) return { end: 'expired', reason: 'too-late' };
  if (quietUntil !== null) return { deferUntil: Math.min(quietUntil, facts.notAfter), reason: 'quiet-hours' };
  if (facts.duplicate) return { end: 'dropped', reason: 'duplicate' };
  return go;
}

/** What happens to a message that has to wait for its turn: too long a wait is the end. */
export function waitingTurn(notAfter: number, until: number, reason: 'quota' | 'frequency-cap'): GateVerdict {
  if (notAfter <= until) return { end: 'dropped', reason };
  return { deferUntil: until, reason };
}
