import { type Bell, makeBell } from '../kernel/bell.ts';
import type { Database } from '../kernel/database/database.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Worker } from '../kernel/log/worker.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import type { Lane } from './lane.ts';

const MAX_PASSES = 100;

/**
 * Runs lanes beside each other until stopped; a notice on the channel wakes them all. Hearing notices takes a connection of
 * the pool: what may wait for `idleMs` has no channel.
 */
export async function runLanes(
  given: readonly Lane[],
  { db, log, idleMs, channel }: { db: Database; log: Logger; idleMs: number; channel: string | null },
): Promise<Worker> {
  const stopping = new AbortController();
  const lanes = given.map((lane) => ({ lane, bell: makeBell() }));
  const bells: Bell[] = lanes.map(({ bell }) => bell);
  const ringAll = () => {
    for (const bell of bells) bell.ring();
  };
  const unlisten = channel === null ? null : await db.listen(channel, ringAll);
  const running = lanes.map(({ lane, bell }) =>
    lane.run({
      signal: stopping.signal,
      idleMs,
      bell,
      onError: (name, error) => log.error({ err: error, lane: name }, messageOf(error)),
    }),
  );
  return {
    async stop() {
      stopping.abort();
      ringAll();
      await Promise.all(running);
      await unlisten?.();
    },
  };
}

/**
 * Does all that is due at this moment of the clock, then comes back; errors come out.
 * @returns how many calls were worked off.
 */
export async function drainLanes(lanes: readonly Lane[]): Promise<number> {
  let total = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let count = 0;
    for (const lane of lanes) count += await lane.drain();
    if (count === 0) break;
    total += count;
  }
  return total;
}
