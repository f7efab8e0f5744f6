import fastify, { type FastifyInstance } from 'fastify';
import { destination, pino } from 'pino';
import { Reporter } from './business/reporter.ts';
import { createPushLog } from './callbacks/push-log.ts';
import { Pusher } from './callbacks/pusher.ts';
import { controlRoutes } from './control/routes.ts';
import { createFaults } from './http/faults.ts';
import { createLimits, DEFAULT_QUOTAS } from './http/limits.ts';
import { createRequestLog } from './http/request-log.ts';
import { type Gate, wecomRoutes } from './http/wecom-routes.ts';
import { createWorldClock, type WorldClock } from './kernel/clock.ts';
import { createPending } from './kernel/pending.ts';
import { createMachineTransport, createManualTransport } from './kernel/transport.ts';
import type { EmulatorOptions } from './options.ts';
import { pageRoutes } from './pages/routes.ts';
import { createFollows } from './state/follows.ts';
import { freshState } from './state/fresh.ts';
import { decodeState, encodeState, type Restored } from './state/saved.ts';
import { createAgenda } from './world/agenda.ts';
import { BEHAVIOUR } from './world/behaviour.ts';
import { createDriver } from './world/driver.ts';
import { populate } from './world/populate.ts';
import { setRunning } from './world/set-running.ts';
import type { World } from './world/world.ts';

/** A platform with its people, in this process. */
export interface Emulator {
  readonly app: FastifyInstance;
  readonly world: World;
  readonly clock: WorldClock;
  /** Serves on 127.0.0.1 unless a host is given; port 0 takes a free one. Resolves with `http://host:port`. */
  listen(port?: number, host?: string): Promise<string>;
  /** Moves the clock forward by seconds; what falls due meanwhile happens in order, and its pushes are awaited. */
  advance(seconds: number): Promise<void>;
  /** When the next act or alarm is due, Unix milliseconds; undefined when nothing is planned. */
  nextDue(): number | undefined;
  /** Resolves when no push and no business report is under way. */
  idle(): Promise<void>;
  /** How many calls of the platform have been answered. */
  calls(): number;
  /** True since the last `save()` when something changed. */
  hasChanged(): boolean;
  /** The whole world as text, for the option `saved`. */
  save(): string;
  close(): Promise<void>;
}

function restore(options: EmulatorOptions, wall: () => number): Restored {
  if (options.saved !== undefined) {
    const restored = decodeState(options.saved);
    if (options.killed === true) restored.state.epoch++;
    return { ...restored, now: Math.max(restored.now, options.notBefore ?? 0) };
  }
  const state = freshState(options.seed ?? 1, options.staff ?? true);
  state.tenant.massPolicy = options.massPolicy ?? state.tenant.massPolicy;
  return {
    state,
    follows: createFollows([]),
    now: Math.max(options.startAt ?? wall(), options.notBefore ?? 0),
    speed: 1,
  };
}

/** A clock stopped by hand stays so; a world of a manual clock begins to run. */
function savedSpeed({ speed, paused }: Restored): number {
  return speed > 0 || paused === true ? speed : 1;
}

function clockFor(options: EmulatorOptions, restored: Restored, wall: () => number): WorldClock {
  const { reserve } = options;
  if (options.clock === 'manual') {
    return createWorldClock({ mode: 'manual', speed: 0, startAt: restored.now, wall, reserve });
  }
  const given = typeof options.clock === 'object' ? options.clock.speed : undefined;
  const speed = options.clock === 'real' ? 1 : (given ?? savedSpeed(restored));
  // A real clock goes on with machine time, but never behind what was saved.
  const isReal = speed === 1 && options.startAt === undefined;
  const startAt = isReal ? Math.max(restored.now, wall()) : restored.now;
  return createWorldClock({ mode: 'running', speed, startAt, wall, reserve });
}

interface Built {
  world: World;
  gate: Gate;
  pusher: Pusher;
  reporter: Reporter;
  savedNow: number;
  changes: { count: number };
}

function build(options: EmulatorOptions): Built {
  const wall = options.wall ?? Date.now;
  const restored = restore(options, wall);
  const { state, follows, now: savedNow } = restored;
  const clock = clockFor(options, restored, wall);
  const transport = options.clock === 'manual' ? createManualTransport(clock) : createMachineTransport(wall);
  const log = pino({ level: options.logLevel ?? 'silent' }, destination(2));
  const changes = { count: 0 };
  const touch = (): void => {
    changes.count++;
  };
  const faults = createFaults(state.random.faults);
  const pushes = createPushLog();
  const pusher = new Pusher({
    state,
    transport,
    faults,
    random: state.random.faults,
    log,
    pushes,
    now: () => clock.now(),
    touch,
  });
  const reporter = new Reporter({ state, transport, log, touch });
  const world: World = {
    state,
    follows,
    clock,
    transport,
    agenda: createAgenda(state.acts),
    duties: createAgenda(state.duties),
    behaviour: options.behaviour ?? BEHAVIOUR,
    log,
    pending: createPending(),
    pushes,
    push: (fields, at) => pusher.push(fields, at),
    report: (event) => reporter.report(event),
    touch,
  };
  const limits = createLimits({ ...DEFAULT_QUOTAS, ...options.quotas }, () => transport.now());
  const gate: Gate = { world, limits, faults, requests: createRequestLog(), publicUrl: options.publicUrl };
  return { world, gate, pusher, reporter, savedNow, changes };
}

function start(built: Built, options: EmulatorOptions): void {
  const { world, pusher, reporter, savedNow } = built;
  const { settings } = world.state;
  if (settings.running) world.agenda.resume(savedNow, world.clock.now());
  else settings.stoppedAt ??= world.clock.now();
  setRunning(world, {
    running: options.running ?? settings.running,
    arrivalsPerDay: options.arrivalsPerDay ?? settings.arrivalsPerDay,
  });
  if (options.saved === undefined && options.population !== undefined) populate(world, options.population);
  pusher.resume();
  reporter.wake();
}

/** Builds an emulator. Throws when `saved` cannot be read. Close it when done. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const built = build(options);
  const { world, gate, pusher, reporter, changes } = built;
  const driver = createDriver(world, () => pusher.inFlight + reporter.inFlight + world.pending.count);
  const app = fastify({ logger: false, forceCloseConnections: true, routerOptions: { maxParamLength: 200 } });
  const { advance, nextDue } = driver;
  const desk = { world, gate, pusher, reporter, advance, nextDue, runScenario: options.runScenario };
  app.register(async (scope) => wecomRoutes(scope, gate));
  app.register(async (scope) => controlRoutes(scope, desk));
  app.register(async (scope) => pageRoutes(scope, gate));
  start(built, options);
  driver.start();
  let savedCount = -1;
  return {
    app,
    world,
    clock: world.clock,
    listen: (port = 0, host = '127.0.0.1') => app.listen({ port, host }),
    advance: driver.advance,
    nextDue: driver.nextDue,
    idle: driver.idle,
    calls: () => gate.requests.total,
    hasChanged: () => changes.count !== savedCount,
    save() {
      savedCount = changes.count;
      const { mode, speed } = world.clock;
      const paused = mode !== 'manual' && speed === 0 ? { paused: true } : {};
      return encodeState(world.state, world.follows, { now: world.clock.now(), speed, ...paused });
    },
    async close() {
      driver.stop();
      pusher.close();
      reporter.close();
      world.transport.close();
      await app.close();
    },
  };
}
