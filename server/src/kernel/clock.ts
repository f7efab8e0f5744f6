/** The only source of time. Made in the composition root and passed in. */
export interface Clock {
  now(): Date;
  /** How many of its seconds pass in a real one; 1 in production. */
  readonly speed: number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), speed: 1 };

/** A clock that runs `speed` times as fast from a shared start, so that two processes agree. */
export function acceleratedClock(
  origin: { virtual: number; real: number; speed: number },
  real: () => number,
): Clock {
  return {
    now: () => new Date(origin.virtual + (real() - origin.real) * origin.speed),
    speed: origin.speed,
  };
}

/** A clock that moves only when told to; for tests and rehearsals. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  set(now: Date): void;
}

/** Starts a manual clock at an instant. */
export function manualClock(start: Date | string): ManualClock {
  let current = new Date(start).getTime();
  return {
    speed: 1,
    now: () => new Date(current),
    advance(ms) {
      current += ms;
    },
    set(now) {
      current = now.getTime();
    },
  };
}
