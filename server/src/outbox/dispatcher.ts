import type { Worker } from '../kernel/log/worker.ts';
import type { DispatcherDeps } from './deps.ts';
import { OUTBOX_CHANNEL } from './intend.ts';
import type { Lane } from './lane.ts';
import { broadcastLane } from './lanes/broadcast.ts';
import { cardLane } from './lanes/card.ts';
import { checkLane } from './lanes/check.ts';
import { createLane } from './lanes/create.ts';
import { findLane } from './lanes/find.ts';
import { gatherLane } from './lanes/gather.ts';
import { gatherGroupsLane } from './lanes/gather-groups.ts';
import { mediaLane } from './lanes/media.ts';
import { noticeLane } from './lanes/notice.ts';
import { serviceMessageLane } from './lanes/service-message.ts';
import { sweepLane } from './lanes/sweep.ts';
import { tagLane } from './lanes/tag.ts';
import { welcomeLane } from './lanes/welcome.ts';
import { keepPlan } from './plan-now.ts';
import { drainLanes, runLanes } from './run-lanes.ts';
import { makeWording } from './wording.ts';

function lanesOf(given: DispatcherDeps): Lane[] {
  const deps = keepPlan(given);
  const wording = makeWording(deps);
  return [
    sweepLane(deps),
    broadcastLane(deps),
    welcomeLane(deps, wording),
    serviceMessageLane(deps, wording),
    tagLane(deps),
    findLane(deps),
    gatherLane(deps, wording),
    gatherGroupsLane(deps, wording),
    mediaLane(deps),
    createLane(deps),
    checkLane(deps),
    noticeLane(deps),
    cardLane(deps),
  ];
}

/**
 * Turns intentions into what the channel can do, until stopped. Any number of processes may run it at once. Each
 * kind of work has its own lane, so that bulk never delays a welcome.
 */
export function startDispatcher(deps: DispatcherDeps): Promise<Worker> {
  const { db, log, settings } = deps;
  return runLanes(lanesOf(deps), { db, log, idleMs: settings.idleMs, channel: OUTBOX_CHANNEL });
}

/**
 * Does all that is due at this moment of the clock, then comes back; errors come out. For rehearsals and tests.
 * @returns how many calls were worked off.
 */
export function dispatchOnce(deps: DispatcherDeps): Promise<number> {
  return drainLanes(lanesOf(deps));
}
