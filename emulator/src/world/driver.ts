import { nextActAt, runDue } from './run.ts';
import type { World } from './world.ts';

const TICK_MS = 50;
const ACTS_PER_TICK = 1000;
const ACTS_PER_STEP = 200;
// How long an advance waits for pushes of one moment before it goes on; a hung receiver must not stop a test.
const GRACE_MS = 2000;

/** Lets the world happen as its clock moves. */
export interface Driver {
  start(): void;
  stop(): void;
  advance(seconds: number): Promise<void>;
  nextDue(): number | undefined;
  idle(): Promise<void>;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** `inFlight` counts the outgoing requests under way. */
export function createDriver(world: World, inFlight: () => number): Driver {
  let timer: NodeJS.Timeout | undefined;
  let advancing: Promise<void> = Promise.resolve();

  const idle = async (mostMs: number): Promise<void> => {
    const until = performance.now() + mostMs;
    while (inFlight() > 0 && performance.now() < until) await pause(1);
  };
  const nextDue = (): number | undefined => {
    const act = nextActAt(world);
    const alarm = world.transport.nextDue();
    if (act === undefined) return alarm;
    return alarm === undefined ? act : Math.min(act, alarm);
  };
  const step = async (target: number): Promise<void> => {
    for (let due = nextDue(); due !== undefined && due <= target; due = nextDue()) {
      world.clock.jumpTo(due);
      world.transport.ring();
      runDue(world, due, ACTS_PER_STEP);
      await idle(GRACE_MS);
    }
    world.clock.jumpTo(target);
    world.transport.ring();
  };
  const catchUp = async (target: number): Promise<void> => {
    world.clock.jumpTo(target);
    // Calls are answered between the portions.
    while (runDue(world, world.clock.now(), ACTS_PER_TICK)) await pause(0);
  };
  const advance = (seconds: number): Promise<void> => {
    const run = async (): Promise<void> => {
      const target = world.clock.now() + seconds * 1000;
      if (world.clock.mode === 'manual') await step(target);
      else await catchUp(target);
      world.touch();
    };
    // One after the other: two advances at once would interleave the world.
    advancing = advancing.then(run, run);
    return advancing;
  };
  return {
    start() {
      if (world.clock.mode === 'manual') return;
      timer = setInterval(() => runDue(world, world.clock.now(), ACTS_PER_TICK), TICK_MS);
    },
    stop: () => clearInterval(timer),
    advance,
    nextDue,
    idle: () => idle(Number.POSITIVE_INFINITY),
  };
}
