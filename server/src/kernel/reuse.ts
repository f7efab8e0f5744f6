export interface ReuseOptions {
  /** Milliseconds; what costs less is made anew each time. */
  cheapMs?: number;
  /** Milliseconds; no answer is older than this and a computation. */
  mostMs?: number;
  /** A clock that only runs forward, in milliseconds. */
  elapsed?: () => number;
}

/** A costly answer is fresh for this many times as long as it took to make: at most 5 % of the time goes into it. */
const FRESH_TIMES = 20;
/** And good enough to be given while the next one is made for this many times. */
const GOOD_TIMES = 60;

interface Kept<T> {
  value: T;
  /** Moments of the clock. */
  freshUntil: number;
  goodUntil: number;
}

/**
 * Makes a costly reading cheap to ask for. Those who ask at once share one computation; what was costly is given
 * again for a while that grows with its cost, at the end of it while the next is under way. Cheap answers are
 * always fresh. Failures are told to those who waited and never given again.
 */
export function reuse<T>(make: () => Promise<T>, options: ReuseOptions = {}): () => Promise<T> {
  const { cheapMs = 25, mostMs = 30_000, elapsed = () => performance.now() } = options;
  let kept: Kept<T> | undefined;
  let underWay: Promise<T> | undefined;

  const refresh = async (): Promise<T> => {
    const from = elapsed();
    try {
      const value = await make();
      const now = elapsed();
      const cost = now - from < cheapMs ? 0 : now - from;
      const until = (times: number) => now + Math.min(cost * times, mostMs);
      kept = { value, freshUntil: until(FRESH_TIMES), goodUntil: until(GOOD_TIMES) };
      return value;
    } finally {
      underWay = undefined;
    }
  };

  return async () => {
    const now = elapsed();
    if (kept && now < kept.freshUntil) return kept.value;
    underWay ??= refresh();
    if (!kept || now >= kept.goodUntil) return underWay;
    underWay.catch(() => undefined); // nobody waits for it; the next who asks will hear
    return kept.value;
  };
}

/** The same for readings by key; those first asked for are forgotten beyond `most`. */
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
