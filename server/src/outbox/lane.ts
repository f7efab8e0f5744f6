import type { CallOutcome } from '../channels/port.ts';
import type { Bell } from '../kernel/bell.ts';
import { messageOf } from '../kernel/errors.ts';

/**
 * Work of one kind that goes through a platform. `claim` commits who does what before anything is called;
 * `call` talks to the platform; `record` writes what came of it.
 */
export interface LaneSpec<Item, Outcome> {
  name: string;
  /** Calls under way at once in this process. */
  slots: number;
  claim(limit: number): Promise<Item[]>;
  call(item: Item): Promise<Outcome>;
  record(done: Done<Item, Outcome>[]): Promise<void>;
}

export interface Done<Item, Outcome> {
  item: Item;
  outcome: Outcome;
}

export interface RunOptions {
  signal: AbortSignal;
  idleMs: number;
  bell: Bell;
  onError(lane: string, error: unknown): void;
}

/** A lane that can be run for ever, or until it has nothing to do. */
export interface Lane {
  name: string;
  /** Does what is due now; errors come out. Answers how many items there were. */
  drain(): Promise<number>;
  /** Works until the signal; then ends what is under way. */
  run(options: RunOptions): Promise<void>;
}

const RECORD_TRIES = 8;
const RETRY_MS = 500;

export function makeLane<Item, Outcome>(spec: LaneSpec<Item, Outcome>): Lane {
  return {
    name: spec.name,
    drain: () => drain(spec),
    run: (options) => run(spec, options),
  };
}

/** A lane without calls: rounds of work in the database. */
export function makeChore(name: string, round: () => Promise<number>): Lane {
  return makeLane<never, never>({
    name,
    slots: 1,
    claim: async () => {
      while ((await round()) > 0);
      return [];
    },
    call: async (item) => item,
    record: async () => {},
  });
}

async function drain<Item, Outcome>(spec: LaneSpec<Item, Outcome>): Promise<number> {
  let count = 0;
  for (;;) {
    const items = await spec.claim(spec.slots);
    if (items.length === 0) return count;
    count += items.length;
    await spec.record(
      await Promise.all(items.map(async (item) => ({ item, outcome: await spec.call(item) }))),
    );
  }
}

/** Slots are filled as they become free, so that one slow call never holds up the others. */
async function run<Item, Outcome>(spec: LaneSpec<Item, Outcome>, options: RunOptions): Promise<void> {
  const { signal, bell } = options;
  let done: (Done<Item, Outcome> & { tries: number })[] = [];
  let underWay = 0;
  const start = async (item: Item) => {
    underWay += 1;
    try {
      const outcome = await spec.call(item);
      done.push({ item, outcome, tries: 0 });
    } catch (error) {
      options.onError(spec.name, error); // stays claimed; found again when its lease is over
    }
    underWay -= 1;
    bell.ring();
  };
  const round = async () => {
    const batch = done;
    done = [];
    const again = batch.length > 0 ? await recordAll(spec, batch, options) : [];
    done.push(...again);
    const free = signal.aborted ? 0 : spec.slots - underWay - done.length;
    const items = free > 0 ? await spec.claim(free) : [];
    for (const item of items) void start(item);
  };
  while (!signal.aborted || underWay > 0 || done.length > 0) {
    let failed = false;
    try {
      await round();
    } catch (error) {
      failed = true;
      options.onError(spec.name, error);
    }
    const retrying = failed || done.some((one) => one.tries > 0);
    if (retrying) await pause(RETRY_MS);
    else if (done.length === 0) await bell.wait(options.idleMs);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Records a batch; if that fails, one by one. Answers what could not be recorded and is worth another try. */
async function recordAll<Item, Outcome, D extends Done<Item, Outcome> & { tries: number }>(
  spec: LaneSpec<Item, Outcome>,
  batch: D[],
  options: RunOptions,
): Promise<D[]> {
  try {
    await spec.record(batch);
    return [];
  } catch (error) {
    options.onError(spec.name, error);
  }
  const again: D[] = [];
  for (const one of batch) {
    try {
      await spec.record([one]);
    } catch (error) {
      options.onError(spec.name, error);
      if (one.tries < RECORD_TRIES) again.push({ ...one, tries: one.tries + 1 });
    }
  }
  return again;
}

/** The answer of a call, or "unknown" when it throws or takes longer than `ms` of the machine. */
export async function answerOf<T>(call: () => Promise<CallOutcome<T>>, ms: number): Promise<CallOutcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<CallOutcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown', problem: `no answer in ${ms} ms` }), ms);
  });
  try {
    return await Promise.race([call(), tooLong]);
  } catch (error) {
    return { kind: 'unknown', problem: messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
