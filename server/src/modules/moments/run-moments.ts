import type { Worker } from '../../kernel/log/worker.ts';
import { type Lane, makeChore } from '../../outbox/lane.ts';
import { drainLanes, runLanes } from '../../outbox/run-lanes.ts';
import { beginPosts } from './begin-posts.ts';
import type { MomentDeps } from './deps.ts';
import { checkLane } from './lanes/check.ts';
import { createLane } from './lanes/create.ts';
import { mediaLane } from './lanes/media.ts';

function lanesOf(deps: MomentDeps): Lane[] {
  return [
    makeChore('moment-begin', () => beginPosts(deps)),
    checkLane(deps),
    mediaLane(deps),
    createLane(deps),
  ];
}

/** Publishes Moments and reads what becomes of them, until stopped. Any number of processes may run it at once. */
export function startMoments(deps: MomentDeps): Promise<Worker> {
  const { db, log, settings } = deps;
  return runLanes(lanesOf(deps), { db, log, idleMs: settings.idleMs, channel: null });
}

/** Does all that is due at this moment of the clock. For rehearsals and tests. */
export function runMomentsOnce(deps: MomentDeps): Promise<number> {
  return drainLanes(lanesOf(deps));
}
