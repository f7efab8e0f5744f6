import type { Database } from '../database/database.ts';
import { LOG_CHANNEL } from './append.ts';
import { type Consumer, consumeOnce, registerConsumer } from './consume.ts';

/** A running consumer. */
export interface Worker {
  /** Stops after the batch under way. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Milliseconds between looks when nothing was heard; bounds the delay of timers. */
  idleMs: number;
  onError(error: unknown): void;
  afterRound?(handled: number, seconds: number): void;
}

/** Runs a consumer until stopped: wakes on NOTIFY and every `idleMs`, backs off while something fails. */
export async function startWorker(db: Database, consumer: Consumer, options: WorkerOptions): Promise<Worker> {
  await registerConsumer(db, consumer.name);
  const bell = makeBell();
  const unlisten = await db.listen(LOG_CHANNEL, bell.ring);
  let stopped = false;
  const loop = (async () => {
    let backoff = 0;
    while (!stopped) {
      const startedAt = performance.now();
      try {
        const { handled, visited } = await consumeOnce(db, consumer);
        backoff = 0;
        options.afterRound?.(handled, (performance.now() - startedAt) / 1000);
        if (visited > 0 && handled > 0) continue;
      } catch (error) {
        backoff = Math.min(backoff === 0 ? 200 : backoff * 2, 10_000);
        options.onError(error);
      }
      if (!stopped) await bell.wait(backoff || options.idleMs, backoff > 0);
    }
  })();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await loop;
      await unlisten();
    },
  };
}

/** Waits for a ring or a time-out; a ring that came between two waits is not lost. */
export function makeBell() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    async wait(ms: number, deaf = false): Promise<void> {
      if (rung && !deaf) {
        rung = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          if (deaf) return;
          clearTimeout(timer);
          resolve();
        };
      });
      wake = undefined;
      rung = false;
    },
  };
}
