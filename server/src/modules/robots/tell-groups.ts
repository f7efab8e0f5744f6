import type { Home } from '@hetang/contract/http/home';
import type { Clock } from '../../kernel/clock.ts';
import { dayIn, minuteOfDay } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import type { RobotDeps } from './deps.ts';
import { alertWords, fitBytes, summaryWords } from './rules/words.ts';
import {
  alertsToTell,
  claimMessages,
  type DueMessage,
  type Settled,
  settleMessages,
  summariesToTell,
  takeTurn,
  writeMessages,
} from './sql/messages.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';
/** A summary that could not be told for so long is told no more that day. */
const LATE_MINUTES = 120;
const AT_ONCE = 50;
const TRIES = 5;
const AGAIN_MS = 60_000;
/** The key of the installation has changed: as the platform says of a key that it does not know. */
export const NO_KEY = 93000;

export interface TellDeps extends RobotDeps {
  /** Of the world that the contacts live in. */
  clock: Clock;
  readHome: () => Promise<Home>;
}

/** Tells groups of what they were not told yet, each thing once, as fast as the platform takes it. */
export async function tellGroups(deps: TellDeps): Promise<void> {
  await noteAlerts(deps);
  await noteSummaries(deps);
  await sendDue(deps);
}

async function noteAlerts({ db, machine, port }: TellDeps): Promise<void> {
  const alerts = await alertsToTell(db);
  await writeMessages(
    db,
    alerts.map((one) => ({
      robot: one.robot,
      cause: one.cause,
      words: fitBytes(alertWords(one), port.maxBytes),
    })),
    machine.now(),
  );
}

async function noteSummaries({ db, clock, machine, port, readHome }: TellDeps): Promise<void> {
  const zone = (await currentPlan(db))?.plan.meta.timezone ?? DEFAULT_ZONE;
  const now = clock.now();
  const minute = minuteOfDay(now, zone);
  const day = dayIn(now, zone);
  const cause = `summary/${day}`;
  const robots = await summariesToTell(db, cause, { from: minute - LATE_MINUTES, to: minute });
  if (robots.length === 0) return;
  const words = fitBytes(summaryWords(await readHome(), day), port.maxBytes);
  await writeMessages(
    db,
    robots.map((robot) => ({ robot, cause, words })),
    machine.now(),
  );
}

async function sendDue(deps: TellDeps): Promise<void> {
  const due = await claimMessages(deps.db, deps.machine.now(), AT_ONCE);
  const settled = await Promise.all(due.map((one) => send(one, deps)));
  await settleMessages(deps.db, settled, deps.machine.now());
}

async function send(message: DueMessage, { db, machine, port, unseal }: TellDeps): Promise<Settled> {
  const { id, robot, words, attempts } = message;
  const now = machine.now();
  const later = new Date(now.getTime() + AGAIN_MS);
  const key = unseal(message.sealed);
  if (key === null) return { id, state: 'dead', attempts, code: NO_KEY, nextAt: now };
  if (!(await takeTurn(db, robot, now)))
    return { id, state: 'pending', attempts: attempts - 1, code: null, nextAt: later };
  const outcome = await port.send(key, words);
  if (outcome.kind !== 'refused') return { id, state: outcome.kind, attempts, code: null, nextAt: now };
  const again = outcome.again && attempts < TRIES;
  return { id, state: again ? 'pending' : 'dead', attempts, code: outcome.code, nextAt: later };
}
