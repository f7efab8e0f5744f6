/** `real`: wall time; `speed`: wall time times a factor; `manual`: stands still until a test advances it. */
export type ClockMode = 'real' | 'speed' | 'manual';

/** The world's clock, in Unix milliseconds. It never runs backwards. */
export interface WorldClock {
  readonly mode: ClockMode;
  readonly speed: number;
  now(): number;
  /** Changes the factor from this moment on. Throws in manual mode. */
  setSpeed(speed: number): void;
  /** Moves the hand to `at`; an earlier moment is ignored. */
  jumpTo(at: number): void;
}

export interface ClockOptions {
  mode: 'running' | 'manual';
  /** 1 = real time. Ignored by a manual clock. */
  speed: number;
  /** First reading of the clock, Unix milliseconds. */
  startAt: number;
  /** Machine time, Unix milliseconds. */
  wall: () => number;
  /** Told a moment that the clock will not pass without telling again; lets a restart begin behind it. */
  reserve?: ((bound: number) => void) | undefined;
}

/** Machine milliseconds reserved at a time. */
const RESERVED_MS = 10_000;

/** The largest factor accepted: a day in under a second. */
export const MAX_SPEED = 100_000;

/** Builds the world clock from machine time. */
export function createWorldClock(options: ClockOptions): WorldClock {
  const manual = options.mode === 'manual';
  let speed = manual ? 0 : options.speed;
  let base = options.startAt;
  let anchor = options.wall();
  let highest = options.startAt;
  let bound = Number.NEGATIVE_INFINITY;

  const read = (): number => {
    const elapsed = Math.max(0, options.wall() - anchor);
    highest = Math.max(highest, Math.floor(base + elapsed * speed));
    if (options.reserve !== undefined && highest > bound) {
      bound = highest + Math.ceil(RESERVED_MS * speed);
      options.reserve(bound);
    }
    return highest;
  };
  const rebase = (at: number): void => {
    base = at;
    anchor = options.wall();
  };
  return {
    get mode(): ClockMode {
      if (manual) return 'manual';
      return speed === 1 ? 'real' : 'speed';
    },
    get speed(): number {
      return manual ? 0 : speed;
    },
    now: read,
    setSpeed(value) {
      if (manual) throw new Error('a manual clock has no speed; advance it instead');
      rebase(read());
      speed = value;
    },
    jumpTo(at) {
      rebase(Math.max(read(), at));
      highest = Math.max(highest, at);
    },
  };
}
