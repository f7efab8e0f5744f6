import type { System } from '@hetang/contract/http/system';
import { lastSweep } from '../journeys/api.ts';
import type { SystemDeps } from './deps.ts';
import { countConsumers } from './sql/count-consumers.ts';
import { countEvents } from './sql/count-events.ts';
import { countInbox } from './sql/count-inbox.ts';
import { countMassSends } from './sql/count-mass-sends.ts';
import { countTimers } from './sql/count-timers.ts';
import { measureStorage } from './sql/measure-storage.ts';

const LATE_MS = 60_000;

/** How the machine does, now. One connection after the other: this page must not slow down what it looks at. */
export async function readSystem({ db, clock, machine, startedAt, version }: SystemDeps): Promise<System> {
  const now = clock.now();
  const lateBefore = new Date(now.getTime() - LATE_MS * clock.speed);
  return {
    version,
    uptime: Math.max(0, machine.now().getTime() - startedAt.getTime()) / 1000,
    asOf: now.toISOString(),
    consumers: await countConsumers(db),
    events: await countEvents(db, now),
    inbox: await countInbox(db),
    timers: await countTimers(db, { now, lateBefore }),
    stranded: await lastSweep(db),
    massSends: await countMassSends(db),
    storage: await measureStorage(db),
  };
}
