import { createLinter, type Linter } from '../lint.ts';

/** Plans that are kept read at a time; one takes a few megabytes. */
const MOST = 8;

/** A linter for each plan that is being written; those unused for longest go first. */
export interface Linters {
  of(id: string): Linter;
}

export function createLinters(): Linters {
  const known = new Map<string, Linter>();
  return {
    of(id) {
      const linter = known.get(id) ?? createLinter();
      known.delete(id);
      known.set(id, linter);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return linter;
    },
  };
}
