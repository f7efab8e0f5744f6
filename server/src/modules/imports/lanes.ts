/** Lets pieces of writing run while the next one is made ready. */
export interface Lanes {
  /**
   * Starts `work` as soon as a lane is free and nothing under way concerns the same names; throws what earlier work
   * threw.
   */
  start(work: () => Promise<void>, names?: ReadonlySet<string>): Promise<void>;
}

interface Lane {
  names: ReadonlySet<string>;
  done: Promise<void>;
}

/**
 * Gives `work` as many lanes as `width`; pieces that share a name keep their order. Ends when all pieces are over,
 * also when one has failed; then it throws that failure.
 */
export async function withLanes(width: number, work: (lanes: Lanes) => Promise<void>): Promise<void> {
  const busy = new Set<Lane>();
  try {
    await work({
      async start(piece, names = new Set()) {
        for (const lane of busy) if (overlap(lane.names, names)) await lane.done;
        while (busy.size >= width) await Promise.race([...busy].map((lane) => lane.done));
        const lane: Lane = { names, done: piece().then(() => void busy.delete(lane)) };
        // Its failure is thrown by the next call or at the end; until then it must not count as unhandled.
        lane.done.catch(() => undefined);
        busy.add(lane);
      },
    });
  } finally {
    await Promise.allSettled([...busy].map((lane) => lane.done));
  }
  for (const lane of busy) await lane.done;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const name of small) if (large.has(name)) return true;
  return false;
}
