import { READ_FIGURES, RECONCILE } from '../job-names.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database/database.ts';
import { addJob } from '../kernel/jobs.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import { dayIn } from '../kernel/zone.ts';

/** What a tenant does once a night by the machine's clock; in a sandbox that runs faster a night is over in minutes. */
const NIGHTLY = [RECONCILE, READ_FIGURES];
/** The platform has counted the day before by nine in China: from ten past nine in any sandbox, whatever its plan's zone. */
const COUNTED = 9 * 3_600_000 + 600_000;
/** Between two looks, and at least between two nights, of the machine's time, in ms: the fastest sandbox is not compared without end. */
const LOOK_MS = 10_000;
const REST_MS = 120_000;

interface NightWatch {
  clock: Clock;
  machine: Clock;
  /** Asks for the work of a night. */
  ask(): Promise<void>;
}

/**
 * Looks whether a night has passed since the last look that asked; many that passed are asked for once, for what is
 * missing is made up for. The first look asks: nobody knows what was missed before.
 */
export function nightWatch({ clock, machine, ask }: NightWatch): () => Promise<void> {
  let done: { night: string; at: number } | null = null;
  return async () => {
    const night = dayIn(new Date(clock.now().getTime() - COUNTED), 'Asia/Shanghai');
    const at = machine.now().getTime();
    if (done && (done.night === night || at - done.at < REST_MS)) return;
    await ask();
    done = { night, at };
  };
}

/** Asks for nightly work by the sandbox's clock until stopped. */
export function keepNights(parts: { db: Database; log: Logger } & Omit<NightWatch, 'ask'>): {
  stop(): Promise<void>;
} {
  const { db, log } = parts;
  const look = nightWatch({
    ...parts,
    ask: () =>
      db.transaction(async (tx) => {
        for (const job of NIGHTLY) await addJob(tx, job, {}, job);
      }),
  });
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: unknown) => log.warn({ err: error }, 'a night is not asked for'));
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
