/** Lets one piece of writing run while the next is made ready. */
export interface WriteBehind {
  /** Starts `work` when what was started before is over; throws what that threw. */
  start(work: () => Promise<void>): Promise<void>;
  /** Waits for the last one. */
  finish(): Promise<void>;
}

/** Makes one, with nothing under way. */
export function writeBehind(): WriteBehind {
  let running: Promise<void> = Promise.resolve();
  return {
    async start(work) {
      await running;
      running = work();
      // Its failure is thrown by the next call; until then it must not count as unhandled.
      running.catch(() => undefined);
    },
    finish: () => running,
  };
}
