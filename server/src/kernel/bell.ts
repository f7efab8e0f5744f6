/** Wakes who waits; a ring between two waits is not lost. */
export interface Bell {
  ring(): void;
  /** Resolves when rung, also before, or after a time in milliseconds. */
  wait(ms: number): Promise<void>;
}

/** A bell that nobody has rung. */
export function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      rung = false;
    },
  };
}
