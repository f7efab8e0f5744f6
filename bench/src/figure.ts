/** One line of the bench: a measured value beside its floor or peer from the same run. */
export interface Figure {
  id: string;
  name: string;
  value: number;
  unit: string;
  /** The same work done in the barest way; null where the goal is absolute. */
  floor: number | null;
  ratio: number | null;
  goal: string;
  met: boolean;
  notes: Record<string, string | number>;
}

/** One benchmark. It checks that what it timed was done before it answers. */
export interface Bench {
  id: string;
  run(options: BenchOptions): Promise<Figure[]>;
}

export interface BenchOptions {
  /** Share of the full size, 1 for the figures of record. */
  scale: number;
  /** An empty folder that is removed afterwards. */
  folder: string;
  say(progress: string): void;
}

/** Rounds for people; measurements are not that exact. */
export function round(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}

/** Throws when a benchmark did not do what it timed. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`wrong result, no figure: ${what}`);
}

/** Seconds that work takes, with its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}
