import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { Work } from './list-jobs.ts';

type Listener = (work: Work) => void;

interface FeedOptions {
  read(): Promise<Work>;
  log: Pick<Logger, 'warn'>;
  /** Milliseconds between two looks: while something runs, and while nothing does. */
  busyMs?: number;
  idleMs?: number;
}

/** Tells all who listen, by one reading for all of them; reads nothing while nobody listens. */
export interface JobFeed {
  /** @returns ends it. */
  listen(listener: Listener): () => void;
  /** How many listen. */
  size(): number;
}

export function makeJobFeed({ read, log, busyMs = 1_000, idleMs = 3_000 }: FeedOptions): JobFeed {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  const look = async (): Promise<void> => {
    looking = true;
    let pause = idleMs;
    try {
      const work = await read();
      if ([...work.world, ...work.machine].some(({ state }) => state === 'running')) pause = busyMs;
      for (const listener of listeners) listener(work);
    } catch (error) {
      // The database may be away for a while; whoever listens keeps what it has.
      log.warn({ err: error }, 'running jobs could not be read');
    } finally {
      looking = false;
      if (listeners.size > 0) timer = setTimeout(() => void look(), pause);
    }
  };

  return {
    listen(listener) {
      listeners.add(listener);
      clearTimeout(timer);
      if (!looking) void look();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    size: () => listeners.size,
  };
}
