import type { Step, WaitStep } from '@hetang/contract/plan/kinds/journey-steps';
import { durationMs } from '@hetang/contract/plan/values';
import type { Path } from '../rule.ts';
import { coversAll, waysOf } from '../shared/steps.ts';

const DAY = 1440;

/** One mass message on a path, with the day on which it goes out when every wait is as short as it can be. */
export interface Touch {
  message: string;
  path: Path;
  /** Days after the first message of the window, which is day 0. */
  day: number;
}

/**
 * How dense the messages of a journey can lie: `[n - 1]` is the quickest way to receive n of them, over all paths, as
 * the touches of that way. 最密的触达
 */
export type Densest = readonly (readonly Touch[])[];

/** Longer windows than this are not told apart: no policy allows as many messages in a month. */
const MOST = 40;

/** Touches of a window, the last first: paths share what they have in common. */
interface Chain {
  touch: Touch;
  before: Chain | null;
  length: number;
}

/** How a path has come along since the first message of a window. */
interface Run {
  /** Least minutes since then. */
  minutes: number;
  /** Least midnights passed since then. */
  midnights: number;
  /** Minute of the day, where a wait until a time has just made it known. */
  clock: number | null;
  touches: Chain | null;
}

interface Watch {
  record(chain: Chain): void;
  counts(message: string): boolean;
}

/** By number of messages received; `[0]` says that a window can begin here. */
type Front = readonly (Run | undefined)[];

/**
 * The densest windows of messages in a list of steps. Waits count with their shortest time: a wait for an event or a
 * task may be over at once, a wait until a time of day takes until that time comes. Of a branch the worst way counts.
 * Time grows with the number of steps times that of messages. Messages that do not count are passed over.
 */
export function densestOf(
  steps: readonly Step[],
  path: Path,
  counts: (message: string) => boolean = () => true,
): Densest {
  const best: Chain[] = [];
  const record = (chain: Chain): void => {
    const known = best[chain.length - 1];
    if (!known || chain.touch.day < known.touch.day) best[chain.length - 1] = chain;
  };
  walk(steps, path, [start], { record, counts });
  return best.map(touchesOf);
}

function touchesOf(chain: Chain): Touch[] {
  const touches: Touch[] = [];
  for (let link: Chain | null = chain; link; link = link.before) touches.push(link.touch);
  return touches.reverse();
}

/** The most messages within so many days in a row, with the touches. */
export function mostWithin(densest: Densest, days: number): readonly Touch[] {
  let most: readonly Touch[] = [];
  for (const touches of densest) if ((touches.at(-1)?.day ?? 0) < days) most = touches;
  return most;
}

const start: Run = { minutes: 0, midnights: 0, clock: null, touches: null };

function walk(steps: readonly Step[], path: Path, front: Front, watch: Watch): Front {
  let here = front;
  for (const [i, step] of steps.entries()) {
    // Nothing goes on behind an end.
    if (here.length === 0) return here;
    here = after(step, [...path, i], here, watch);
  }
  return here;
}

function after(step: Step, path: Path, front: Front, watch: Watch): Front {
  if ('end' in step) return [];
  if ('message' in step)
    return watch.counts(step.message) ? received(front, step.message, [...path, 'message'], watch) : front;
  if ('wait' in step) return front.map((run) => run && waited(run, step.wait));
  if ('task' in step && step.task.wait) return front.map((run) => run && { ...run, clock: null });
  const ways = waysOf(step);
  if (ways.length === 0) return front;
  const ends = ways.map((way) => walk(way.steps, [...path, ...way.path], front, watch));
  return joined(coversAll(step) ? ends : [front, ...ends]);
}

function received(front: Front, message: string, path: Path, watch: Watch): Front {
  const next: (Run | undefined)[] = [front[0]];
  for (const [count, run] of front.slice(0, MOST).entries()) {
    if (!run) continue;
    const day = count === 0 ? 0 : Math.max(run.midnights, Math.floor(run.minutes / DAY));
    const touches = { touch: { message, path, day }, before: run.touches, length: count + 1 };
    // The window begins with its first message.
    next[count + 1] = count === 0 ? { ...run, minutes: 0, midnights: 0, touches } : { ...run, touches };
    watch.record(touches);
  }
  return next;
}

function waited(run: Run, wait: WaitStep): Run {
  if (typeof wait === 'string') return passed(run, Math.round(durationMs(wait) / 60_000));
  if ('for' in wait) return { ...run, clock: null };
  if (typeof wait.until !== 'string') return { ...run, clock: null };
  const until = minutesOf(wait.until);
  if (run.clock === null) return { ...run, clock: until };
  return passed(run, (until - run.clock + DAY) % DAY || DAY);
}

function passed(run: Run, minutes: number): Run {
  const clock = run.clock === null ? null : run.clock + minutes;
  // Where the time of day is not known, only whole days surely pass a midnight.
  const midnights = Math.floor((clock ?? minutes) / DAY);
  return {
    ...run,
    minutes: run.minutes + minutes,
    midnights: run.midnights + midnights,
    clock: clock === null ? null : clock % DAY,
  };
}

/** Minutes after midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Where ways meet, the shortest time counts; the time of day is known only if they agree. */
function joined(fronts: readonly Front[]): Front {
  const length = Math.max(0, ...fronts.map((front) => front.length));
  return Array.from({ length }, (_, count) =>
    fronts
      .map((front) => front[count])
      .reduce((best, run) => (best && run ? shorter(best, run) : (best ?? run)), undefined),
  );
}

function shorter(a: Run, b: Run): Run {
  return {
    minutes: Math.min(a.minutes, b.minutes),
    midnights: Math.min(a.midnights, b.midnights),
    clock: a.clock === b.clock ? a.clock : null,
    touches: spanOf(a) <= spanOf(b) ? a.touches : b.touches,
  };
}

function spanOf({ minutes, midnights }: Run): number {
  return Math.max(midnights * DAY, minutes);
}
