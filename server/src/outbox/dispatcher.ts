import { type Bell, makeBell } from '../kernel/bell.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Worker } from '../kernel/log/worker.ts';
import type { DispatcherDeps } from './deps.ts';
import { OUTBOX_CHANNEL } from './intend.ts';
import type { Lane } from './lane.ts';
import { broadcastLane } from './lanes/broadcast.ts';
import { checkLane } from './lanes/check.ts';
import { createLane } from './lanes/create.ts';
import { findLane } from './lanes/find.ts';
import { gatherLane } from './lanes/gather.ts';
import { gatherGroupsLane } from './lanes/gather-groups.ts';
import { mediaLane } from './lanes/media.ts';
import { noticeLane } from './lanes/notice.ts';
import { sweepLane } from './lanes/sweep.ts';
import { tagLane } from './lanes/tag.ts';
import { welcomeLane } from './lanes/welcome.ts';
import { keepPlan } from './plan-now.ts';
import { makeWording } from './wording.ts';

const MAX_PASSES = 100;

function lanesOf(given: DispatcherDeps): Lane[] {
  const deps = keepPlan(given);
  const wording = makeWording(deps);
  return [
    sweepLane(deps),
    broadcastLane(deps),
    welcomeLane(deps, wording),
    tagLane(deps),
    findLane(deps),
    gatherLane(deps, wording),
    gatherGroupsLane(deps, wording),
    mediaLane(deps),
    createLane(deps),
    checkLane(deps),
    noticeLane(deps),
  ];
}

/**
 * Turns intentions into what the channel can do, until stopped. Any number of processes may run it at once. Each
 * kind of work has its own lane, so that bulk never delays a welcome.
 */
export async function startDispatcher(deps: DispatcherDeps): Promise<Worker> {
  const stopping = new AbortController();
  const lanes = lanesOf(deps).map((lane) => ({ lane, bell: makeBell() }));
  const bells: Bell[] = lanes.map(({ bell }) => bell);
  const ringAll = () => {
    for (const bell of bells) bell.ring();
  };
  const unlisten = await deps.db.listen(OUTBOX_CHANNEL, ringAll);
  const running = lanes.map(({ lane, bell }) =>
    lane.run({
      signal: stopping.signal,
      idleMs: deps.settings.idleMs,
      bell,
      onError: (name, error) => deps.log.error({ err: error, lane: name }, messageOf(error)),
    }),
  );
  return {
    async stop() {
      stopping.abort();
      ringAll();
      await Promise.all(running);
      await unlisten();
    },
  };
}

/**
 * Does all that is due at this moment of the clock, then comes back; errors come out. For rehearsals and tests.
 * @returns how many calls were worked off.
 */
export async function dispatchOnce(deps: DispatcherDeps): Promise<number> {
  const lanes = lanesOf(deps);
  let total = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let count = 0;
    for (const lane of lanes) count += await lane.drain();
    if (count === 0) break;
    total += count;
  }
  return total;
}
