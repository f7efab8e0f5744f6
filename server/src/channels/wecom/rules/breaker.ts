/**
 * Whether calls of one kind go out. `closed`: they do. `open`: nobody calls before `until`. `half-open`: one process
 * tries one call, the others wait for how it ends. Instants are Unix milliseconds.
 */
export type Breaker =
  | { kind: 'closed'; failures: number }
  | { kind: 'open'; strikes: number; until: number }
  | { kind: 'half-open'; strikes: number; until: number };

export interface BreakerSettings {
  /** Failures in a row that open it. */
  failures: number;
  /** How long it stays open the first time; doubles with every failed try. */
  firstMs: number;
  mostMs: number;
  /** How long a try may take before another process may try. */
  trialMs: number;
}

export const CLOSED: Breaker = { kind: 'closed', failures: 0 };

/** May a call be made? A breaker whose time is over lets exactly one through, and is `half-open` while it is under way. */
export function ask(
  breaker: Breaker,
  settings: BreakerSettings,
  now: number,
): { breaker: Breaker; passes: boolean } {
  if (breaker.kind === 'closed') return { breaker, passes: true };
  if (now < breaker.until) return { breaker, passes: false };
  const { strikes } = breaker;
  return { breaker: { kind: 'half-open', strikes, until: now + settings.trialMs }, passes: true };
}

/** A call went well. One that was under way when it opened says nothing about now. */
export function succeed(breaker: Breaker, now: number): Breaker {
  return breaker.kind === 'open' && now < breaker.until ? breaker : CLOSED;
}

/** A call failed. Calls that were under way when it opened do not make it worse. */
export function fail(breaker: Breaker, settings: BreakerSettings, now: number): Breaker {
  if (breaker.kind === 'closed') {
    const failures = breaker.failures + 1;
    return failures < settings.failures ? { kind: 'closed', failures } : opened(1, settings, now);
  }
  if (breaker.kind === 'open' && now < breaker.until) return breaker;
  return opened(breaker.strikes + 1, settings, now);
}

function opened(strikes: number, settings: BreakerSettings, now: number): Breaker {
  const pause = Math.min(settings.firstMs * 2 ** (strikes - 1), settings.mostMs);
  return { kind: 'open', strikes, until: now + pause };
}

/** Milliseconds until a call may be made; 0 for now. */
export function leftOf(breaker: Breaker, now: number): number {
  return breaker.kind === 'closed' ? 0 : Math.max(0, breaker.until - now);
}
