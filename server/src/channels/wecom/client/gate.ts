/** Lets at most `size` through at once; the others wait in line. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

/** A gate; `size` at least 1. */
export function makeGate(size: number): Gate {
  let inside = 0;
  const line: (() => void)[] = [];
  return {
    async pass(work) {
      if (inside >= size) await new Promise<void>((resolve) => line.push(resolve));
      else inside += 1;
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
