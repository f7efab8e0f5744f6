export interface ReuseOptions {
  /** The answer is reused for this many times as long as it took to make; 20 means at most 5 % of the time. */
  times?: number;
  /** Milliseconds; no answer is reused for longer. */
  mostMs?: number;
  /** A clock that only runs forward, in milliseconds. */
  elapsed?: () => number;
}

/**
 * Makes a costly reading cheap to ask for: an answer is reused for a time that grows with what it cost, and those
 * who ask meanwhile share one computation. On small data answers are practically always fresh. Failures are
 * never reused.
 */
export function reuse<T>(make: () => Promise<T>, options: ReuseOptions = {}): () => Promise<T> {
  const { times = 20, mostMs = 30_000, elapsed = () => performance.now() } = options;
  let current: { answer: Promise<T>; until: number } | undefined;
  return () => {
    if (current && elapsed() < current.until) return current.answer;
    const from = elapsed();
    const made = { answer: make(), until: Number.POSITIVE_INFINITY };
    current = made;
    made.answer.then(
      () => {
        made.until = elapsed() + Math.min((elapsed() - from) * times, mostMs);
      },
      () => {
        if (current === made) current = undefined;
      },
    );
    return made.answer;
  };
}

/** The same for readings by key; the least recently made are forgotten beyond `most`. */
export function reuseByKey<T>(
  make: (key: string) => Promise<T>,
  options: ReuseOptions & { most?: number } = {},
): (key: string) => Promise<T> {
  const { most = 200 } = options;
  const known = new Map<string, () => Promise<T>>();
  return (key) => {
    let ask = known.get(key);
    if (!ask) {
      const [oldest] = known.keys();
      if (known.size >= most && oldest !== undefined) known.delete(oldest);
      ask = reuse(() => make(key), options);
      known.set(key, ask);
    }
    return ask();
  };
}
