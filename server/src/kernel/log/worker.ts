import { setTimeout as sleep } from 'node:timers/promises';
import { makeBell } from '../bell.ts';
import type { Database } from '../database/database.ts';
import { LOG_CHANNEL } from './append.ts';
import { type Consumer, consumeOnce, registerConsumer } from './consume.ts';

/** Something that runs until it is stopped. */
export interface Worker {
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** NOTIFY channel that ends a pause early. */
  channel: string;
  /** Milliseconds between rounds when nothing was heard; bounds the delay of timers. */
  idleMs: number;
  /** One round of work; answers how much was done. More than nothing means: go on at once. */
  round(): Promise<number>;
  onError(error: unknown): void;
  afterRound?(done: number, seconds: number): void;
}

/** Repeats a round of work: at once while there is work, else on NOTIFY or after `idleMs`; backs off on errors. */
export async function startLoop(db: Database, options: LoopOptions): Promise<Worker> {
  const bell = makeBell();
  const unlisten = await db.listen(options.channel, bell.ring);
  const stopping = new AbortController();
  const loop = (async () => {
    let backoff = 0;
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      try {
        const done = await options.round();
        backoff = 0;
        options.afterRound?.(done, (performance.now() - startedAt) / 1000);
        if (done > 0) continue;
        await bell.wait(options.idleMs);
      } catch (error) {
        backoff = Math.min(backoff === 0 ? 200 : backoff * 2, 10_000);
        options.onError(error);
        await pause(backoff, stopping.signal);
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await loop;
      await unlisten();
    },
  };
}

/** Runs a consumer of the log until stopped. */
export async function startWorker(
  db: Database,
  consumer: Consumer,
  options: Omit<LoopOptions, 'channel' | 'round'>,
): Promise<Worker> {
  await registerConsumer(db, consumer.name);
  return startLoop(db, { ...options, channel: LOG_CHANNEL, round: () => consumeOnce(db, consumer) });
}

/** Ends early, and quietly, with the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
