import type { Clock } from '../kernel/clock.ts';
import type { Database, Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { messageOf } from '../kernel/errors.ts';
import { everyLane } from '../kernel/every-lane.ts';
import { LOG_CHANNEL } from '../kernel/log/append.ts';
import {
  type Consumer,
  consumeOnce,
  isAvailabilityProblem,
  type LoggedEvent,
  registerConsumer,
  takePart,
} from '../kernel/log/consume.ts';
import { retrySetAside } from '../kernel/log/retry.ts';
import { startLoop, type Worker } from '../kernel/log/worker.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import type { Metrics } from '../kernel/telemetry/metrics.ts';
import { COUPONS } from '../modules/coupons/api.ts';
import { lookAtEnds, releaseScheduled, startByDate, wakeJourney } from '../modules/journeys/api.ts';
import { expirePoints, POINTS } from '../modules/points/api.ts';
import { eventInput, type Input, runBatch } from './batch.ts';
import { buildStanding } from './build-standing.ts';
import { declareCurrent, STANDING_CHANNEL } from './declare-standing.ts';
import { ENGINE } from './names.ts';
import { makePlanCache, type PlanCache } from './plans.ts';
import { react } from './react.ts';
import { splitContacts } from './split.ts';
import { DATES } from './sql/save-dates.ts';
import { LOOKS } from './sql/save-looks.ts';
import { standingInput } from './standing.ts';

const BATCH = 2000;
const TIMERS = 2000;
/** Parts under way at the same time. */
const LANES = 3;
/** An apply rings; this is for what another process leaves behind. */
const BUILD_IDLE_MS = 5_000;

export interface EngineDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  metrics?: Metrics;
  /** Events of one part in one transaction; 2,000 unless given. Makes no difference to what happens. */
  batchSize?: number;
}

/** One round: what is to be tried again, every part with new events, then every part with due timers, then a piece of
 * the work that follows an apply. Each answers how much was done. */
export interface Engine {
  round(): Promise<number>;
  /** Only what live events and timers need. */
  live(): Promise<number>;
  /** Only a piece of the work that follows an apply. */
  build(): Promise<number>;
}

/** The engine, ready to be driven by a loop, a test or a rehearsal. */
export async function makeEngine(deps: EngineDeps): Promise<Engine> {
  const plans = makePlanCache();
  await registerConsumer(deps.db, ENGINE);
  await declareCurrent(deps.db);
  const consumer: Consumer = {
    name: ENGINE,
    batchSize: deps.batchSize ?? BATCH,
    lanes: LANES,
    clock: deps.clock,
    handle: (tx, { part, events }) =>
      runBatch(
        tx,
        events.map((event) => eventInput(event, react)),
        { part, now: deps.clock.now(), plans },
      ),
    onSetAside: (event, error) => reportSetAside(deps, event, error),
  };
  const live = async (): Promise<number> => {
    const again = await retrySetAside(deps.db, consumer);
    const events = await consumeOnce(deps.db, consumer);
    const timers = await wakeTimers(deps, plans);
    const called = await releaseScheduled(deps.db, deps.clock.now());
    const apart = await splitContacts({ db: deps.db, clock: deps.clock, plans });
    deps.metrics?.eventsConsumed.inc({ consumer: ENGINE }, events);
    return again + events + timers + called + apart;
  };
  const build = () => buildStanding({ db: deps.db, clock: deps.clock, plans });
  return { live, build, round: async () => (await live()) + (await build()) };
}

/** Runs the engine until stopped. Timers fire at most `idleMs` late when nothing else happens. */
export async function startEngine(deps: EngineDeps, idleMs: number): Promise<Worker> {
  const engine = await makeEngine(deps);
  const live = await startLoop(deps.db, {
    channel: LOG_CHANNEL,
    idleMs,
    round: engine.live,
    onError: (error) => deps.log.error({ err: error }, 'engine round failed'),
    afterRound: (done, seconds) => {
      if (done > 0) deps.metrics?.batchSeconds.observe({ consumer: ENGINE }, seconds);
    },
  });
  // Beside the live loop: a segment over all contacts takes seconds.
  const building = await startLoop(deps.db, {
    channel: STANDING_CHANNEL,
    idleMs: BUILD_IDLE_MS,
    round: engine.build,
    onError: (error) => deps.log.error({ err: error }, 'computing segments failed'),
  });
  return { stop: async () => void (await Promise.all([live.stop(), building.stop()])) };
}

function reportSetAside(deps: EngineDeps, event: LoggedEvent, error: unknown): void {
  deps.metrics?.setAside.inc({ consumer: ENGINE });
  deps.log.error({ err: error, part: event.part, seq: event.seq, event: event.name }, 'event set aside');
}

interface DueTimer {
  module: string;
  ref: number;
  contact_id: number;
  due_at: Date;
}

async function wakeTimers(deps: EngineDeps, plans: PlanCache): Promise<number> {
  const due = await deps.db.rows<{ part: number }>(sql`
    select part from log_part p where exists (
      select from timer t where t.part = p.part and t.due_at <= ${deps.clock.now()} and t.error is null)
    order by part`);
  let woken = 0;
  const queue = due.values();
  // Parts are independent: while one waits for the database another computes.
  const lane = async (): Promise<void> => {
    for (const { part } of queue) {
      const some = await visitPart(deps, plans, part);
      woken += some;
    }
  };
  await everyLane(LANES, lane);
  return woken;
}

async function visitPart(deps: EngineDeps, plans: PlanCache, part: number): Promise<number> {
  try {
    return await deps.db.transaction((tx) => wakePart(tx, deps, plans, { part, limit: TIMERS }));
  } catch (error) {
    if (isAvailabilityProblem(error)) throw error;
    return wakeOneByOne(deps, plans, part);
  }
}

interface Share {
  part: number;
  limit: number;
}

/** Due timers of a part, earliest first; held against the engine's batches by the same lock. */
async function wakePart(tx: Tx, deps: EngineDeps, plans: PlanCache, { part, limit }: Share): Promise<number> {
  if ((await takePart(tx, ENGINE, part)) === null) return 0;
  const now = deps.clock.now();
  const timers = await tx.rows<DueTimer>(sql`
    with due as (
      select part, module, ref from timer
      where part = ${part} and due_at <= ${now} and error is null
      order by due_at, module, ref limit ${limit}
    ),
    gone as (
      delete from timer t using due d where t.part = d.part and t.module = d.module and t.ref = d.ref
      returning t.module, t.ref, t.contact_id, t.due_at
    )
    select module, ref, contact_id, due_at from gone order by due_at, module, ref`);
  await runBatch(
    tx,
    timers.map((timer) => standingInput(timer) ?? timerInput(timer)),
    { part, now, plans },
  );
  return timers.length;
}

function timerInput(timer: DueTimer): Input {
  if (timer.module === DATES) return dateInput(timer);
  if (timer.module === POINTS) return pointsInput(timer);
  if (timer.module === COUPONS) return couponsInput(timer);
  return timer.module === LOOKS ? lookInput(timer) : journeyInput(timer);
}

function lookInput({ contact_id: contactId, due_at: dueAt }: DueTimer): Input {
  return { contactId, key: `l${contactId}.${dueAt.getTime()}`, react: lookAtEnds };
}

/** The timer has gone: it is set anew, whether or not something ends. */
function pointsInput({ contact_id: contactId, due_at: dueAt }: DueTimer): Input {
  return {
    contactId,
    key: `p${contactId}.${dueAt.getTime()}`,
    points: true,
    react: (contact, reaction) => {
      expirePoints(contact, reaction);
      if (contact.points) contact.points.dirty = true;
    },
  };
}

function couponsInput({ contact_id: contactId, due_at: dueAt }: DueTimer): Input {
  return {
    contactId,
    key: `c${contactId}.${dueAt.getTime()}`,
    react: (_contact, { effects }) => effects.couponLooks.push(contactId),
  };
}

function dateInput({ contact_id: contactId, due_at: dueAt }: DueTimer): Input {
  return {
    contactId,
    key: `d${contactId}.${dueAt.getTime()}`,
    react: (contact, reaction) => startByDate(contact, dueAt, reaction),
    datesAfter: dueAt,
  };
}

function journeyInput(timer: DueTimer): Input {
  return {
    contactId: timer.contact_id,
    key: `t${timer.ref}`,
    react: (contact, reaction) => {
      const enrolment = [...contact.enrolments.values()].find((one) => one.id === timer.ref);
      // A journey waits more than once: the step's number tells its timers apart.
      const step = enrolment?.seq ?? 0;
      wakeJourney(contact, timer.ref, { ...reaction, uniqueKey: () => `s${step}.${reaction.uniqueKey()}` });
    },
  };
}

/** The wake failed: find the timer to blame, keep it with its error, let the others go on. */
async function wakeOneByOne(deps: EngineDeps, plans: PlanCache, part: number): Promise<number> {
  const limit = 1;
  let woken = 0;
  for (let i = 0; i < TIMERS; i++) {
    try {
      const one = await deps.db.transaction((tx) => wakePart(tx, deps, plans, { part, limit }));
      if (one === 0) break;
      woken += one;
    } catch (error) {
      if (isAvailabilityProblem(error)) throw error;
      deps.log.error({ err: error, part }, 'timer set aside');
      await deps.db.run(sql`
        update timer set error = ${messageOf(error).slice(0, 2000)}
        where (part, module, ref) in (
          select part, module, ref from timer
          where part = ${part} and due_at <= ${deps.clock.now()} and error is null
          order by due_at, module, ref limit 1)`);
      woken += 1;
    }
  }
  return woken;
}
