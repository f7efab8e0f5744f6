/** Remembers which calls the platform wants paused, so that they are held back here and make no storm. */
export interface Pauses {
  /** Milliseconds until this call may be made; 0 for now. */
  left(call: string): number;
  /** The platform complained: the pause doubles with every complaint in a row. */
  complain(call: string, firstMs: number, mostMs: number): void;
  /** An answer came: the call is free again. */
  clear(call: string): void;
}

/** @param ticks a clock in machine milliseconds that never goes back. */
export function makePauses(ticks: () => number): Pauses {
  const held = new Map<string, { until: number; strikes: number }>();
  return {
    left: (call) => Math.max(0, (held.get(call)?.until ?? 0) - ticks()),
    complain(call, firstMs, mostMs) {
      const before = held.get(call);
      // Complaints of calls that were under way together count once.
      if (before && before.until > ticks()) return;
      const strikes = (before?.strikes ?? 0) + 1;
      held.set(call, { until: ticks() + Math.min(firstMs * 2 ** (strikes - 1), mostMs), strikes });
    },
    clear(call) {
      const before = held.get(call);
      if (before && before.until <= ticks()) held.delete(call);
    },
  };
}
