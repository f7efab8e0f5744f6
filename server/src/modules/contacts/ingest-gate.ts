import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type IncomingEvent, type IngestResult, ingestEvents } from './ingest-events.ts';

/** Takes events of many requests at once. */
export interface IngestGate {
  /** Resolves after the commit, with results in the order of the events. */
  take(events: readonly IncomingEvent[], source: string): Promise<IngestResult[]>;
}

interface Waiting {
  events: IncomingEvent[];
  resolve(results: IngestResult[]): void;
  reject(error: unknown): void;
}

/** Events in one transaction; more wait for the next. */
const MOST = 5000;

/**
 * Requests that come while a transaction is under way share the next one: all of them need the same locks on the
 * heads of the log, so side by side they would only wait for each other. What fails together is tried one by
 * one, so that nobody suffers for a neighbour.
 */
export function makeIngestGate({ db, clock }: { db: Database; clock: Clock }): IngestGate {
  let queue: Waiting[] = [];
  let busy = false;

  const commit = (events: readonly IncomingEvent[]): Promise<IngestResult[]> =>
    db.transaction((tx) => ingestEvents(tx, events, { source: 'unknown', now: clock.now() }));

  const alone = async (one: Waiting): Promise<void> => {
    try {
      one.resolve(await commit(one.events));
    } catch (error) {
      one.reject(error);
    }
  };

  const together = async (group: Waiting[]): Promise<void> => {
    const [first] = group;
    if (group.length === 1 && first) return alone(first);
    try {
      const results = await commit(group.flatMap((one) => one.events));
      let from = 0;
      for (const one of group) {
        one.resolve(results.slice(from, from + one.events.length));
        from += one.events.length;
      }
    } catch {
      for (const one of group) await alone(one);
    }
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (queue.length > 0) {
      const group = nextGroup(queue);
      queue = queue.slice(group.length);
      await together(group);
    }
    busy = false;
  };

  return {
    take: (events, source) =>
      new Promise((resolve, reject) => {
        queue.push({ events: events.map((event) => ({ ...event, source })), resolve, reject });
        if (!busy) void work();
      }),
  };
}

function nextGroup(queue: readonly Waiting[]): Waiting[] {
  let size = 0;
  const end = queue.findIndex((one, i) => {
    size += one.events.length;
    return i > 0 && size > MOST;
  });
  return queue.slice(0, end < 0 ? queue.length : end);
}
