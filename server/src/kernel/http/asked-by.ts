import type { Clock } from '../clock.ts';
import type { Caller } from './app.ts';

/** Who wants something of a contact, and when. */
export interface AskedBy {
  now: Date;
  /** As the log names whoever says something: `user:7`, `key:3`. */
  source: string;
  name: string;
}

/** Whoever calls, at the moment of the world that the contacts live in. */
export function askedBy(caller: Caller | null, clock: Pick<Clock, 'now'>): AskedBy {
  return {
    now: clock.now(),
    source: `${caller?.kind ?? 'user'}:${caller?.id ?? 0}`,
    name: caller?.name ?? '',
  };
}
