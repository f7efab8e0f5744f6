import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from './emulator.ts';
import { callJson, until } from './json.ts';
import type { Cluster } from './postgres.ts';
import type { Program } from './processes.ts';
import type { Random } from './random.ts';

export interface KillerOptions {
  server: Program;
  serverUrl: string;
  cluster: Cluster;
  platform: Platform;
  random: Random;
  /** SIGKILLs to deliver. */
  kills: number;
  /** Milliseconds that the server lives between two blows: at least and at most. */
  pauseMs: [number, number];
  onBlow(text: string): void;
}

export interface Blows {
  /** By target. */
  kills: Record<string, number>;
  pauses: Record<string, number>;
  starts: number;
  /** Kills that hit the server before it was ready. */
  duringStart: number;
  /** Machine milliseconds from the start of a server to its readiness. */
  slowestStartMs: number;
  slowestRecoveryMs: number;
}

/** Strikes at random moments and brings back what has no supervisor, until the kills are used up. */
export async function strike(options: KillerOptions): Promise<Blows> {
  const { random, kills, pauseMs, onBlow } = options;
  const blows: Blows = {
    kills: { server: 0, postgres: 0, both: 0, backend: 0 },
    pauses: { server: 0, postgres: 0 },
    starts: 0,
    duringStart: 0,
    slowestStartMs: 0,
    slowestRecoveryMs: 0,
  };
  let left = kills;
  while (left > 0) {
    await sleep(random.int(...pauseMs));
    const dice = random.next();
    if (dice < 0.08) await pause(options, blows, 'server');
    else if (dice < 0.14) await pause(options, blows, 'postgres');
    else {
      const target = dice < 0.6 ? 'server' : dice < 0.78 ? 'postgres' : dice < 0.93 ? 'both' : 'backend';
      onBlow(`kill ${target}, ${left - 1} left`);
      left -= await kill(options, blows, target);
    }
  }
  return blows;
}

type Target = 'server' | 'postgres' | 'both' | 'backend';

/** Answers how many kills it took: a server may be hit again while it starts. */
async function kill(options: KillerOptions, blows: Blows, target: Target): Promise<number> {
  const { server, cluster, random } = options;
  blows.kills[target] = (blows.kills[target] ?? 0) + 1;
  const postmaster = cluster.pid();
  if (target === 'backend') signal(random.pick([...cluster.children(), -1]), 'SIGKILL');
  if (target === 'postgres') signal(postmaster, 'SIGKILL');
  if (target === 'postgres' || target === 'backend') {
    await recover(options, blows);
    return 1;
  }
  await server.kill();
  if (target === 'both') signal(postmaster, 'SIGKILL');
  await sleep(random.int(0, 400));
  await skipNight(options.platform, 8);
  return 1 + (await startAgain(options, blows));
}

/** PostgreSQL comes back without our help. A server that fell with it is an accident; the storm goes on. */
async function recover({ server, serverUrl }: KillerOptions, blows: Blows): Promise<void> {
  const startedAt = performance.now();
  const isReady = async (): Promise<boolean> => {
    if (!server.isRunning()) server.start();
    return (await callJson(`${serverUrl}/readyz`, { timeoutMs: 3000 })).status === 200;
  };
  await until('server ready after PostgreSQL was killed', isReady);
  blows.slowestRecoveryMs = Math.max(blows.slowestRecoveryMs, Math.round(performance.now() - startedAt));
}

async function startAgain({ server, random }: KillerOptions, blows: Blows): Promise<number> {
  let extra = 0;
  while (random.chance(0.12)) {
    server.start();
    await sleep(random.int(100, 3500));
    await server.kill();
    blows.starts += 1;
    blows.duringStart += 1;
    extra += 1;
  }
  const startedAt = performance.now();
  server.start();
  blows.starts += 1;
  await server.ready(90_000);
  blows.slowestStartMs = Math.max(blows.slowestStartMs, Math.round(performance.now() - startedAt));
  return extra;
}

async function pause(
  { server, cluster, random, onBlow }: KillerOptions,
  blows: Blows,
  target: string,
): Promise<void> {
  onBlow(`pause ${target}`);
  blows.pauses[target] = (blows.pauses[target] ?? 0) + 1;
  const postmaster = cluster.pid();
  const pids = target === 'postgres' ? [postmaster ?? -1, ...cluster.children()] : [];
  if (target === 'server') server.signal('SIGSTOP');
  for (const pid of pids) signal(pid, 'SIGSTOP');
  await sleep(random.int(500, 1500));
  if (target === 'server') server.signal('SIGCONT');
  for (const pid of pids) signal(pid, 'SIGCONT');
}

/** A process that is gone already needs no signal. */
function signal(pid: number | null, name: NodeJS.Signals): void {
  if (pid === null || pid <= 1) return;
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const HOUR = 3_600_000;

/**
 * Nobody is written to at night, so most of it is left out: from half past ten to an hour of the morning. Only while
 * no server runs: it takes the time from the platform when it starts.
 */
export async function skipNight(platform: Platform, morning: number): Promise<void> {
  const now = await platform.now();
  const hour = (((now / HOUR + 8) % 24) + 24) % 24;
  if (hour < morning) await platform.advance((morning - hour) * 3600);
  if (hour > 22.5) await platform.advance((morning + 24 - hour) * 3600);
}
