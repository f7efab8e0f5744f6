/** Work under way that nobody waits for, so that an advance can. */
export interface Pending {
  /** The work must not fail. */
  add(work: Promise<void>): void;
  readonly count: number;
}

/** Nothing under way at first. */
export function createPending(): Pending {
  let count = 0;
  return {
    add(work) {
      count++;
      void work.finally(() => {
        count--;
      });
    },
    get count() {
      return count;
    },
  };
}
