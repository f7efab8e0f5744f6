import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from './emulator.ts';

/** Calls that the platform got in a stretch of time. */
export interface CallCount {
  calls: number;
  /** In the busiest machine second, about. */
  mostInSecond: number;
  /** Of them those that were in vain: what piled up in a pause may come at once, hammering may not. */
  mostInVain: number;
  /** By error code; 0 is a good answer. */
  answers: Record<string, number>;
  /** Refused with 45009, by path. */
  tooMany: Record<string, number>;
}

/** Counts what the platform is asked. */
export interface Meter {
  /** What came since the last time. */
  takeOut(): CallCount;
  stop(): Promise<void>;
}

interface Seen {
  total: number;
  requests: { path: string; errcode: number }[];
}

/** The platform remembers its last five hundred calls; looked at so often, none is missed. */
const EVERY_MS = 500;
const MOST = 500;
const TOO_MANY = 45_009;

const nothing = (): CallCount => ({ calls: 0, mostInSecond: 0, mostInVain: 0, answers: {}, tooMany: {} });

/** Starts to count. */
export function startMeter(platform: Platform): Meter {
  const state = { stopping: false, before: -1, at: performance.now(), count: nothing() };
  const look = async (): Promise<void> => {
    const { total, requests } = await platform.get<Seen>(`requests?limit=${MOST}`);
    const now = performance.now();
    const fresh = state.before < 0 ? 0 : total - state.before;
    const { count } = state;
    count.calls += fresh;
    const latest = requests.slice(0, fresh);
    const aSecond = (calls: number) => Math.round(calls / Math.max(1, (now - state.at) / 1000));
    count.mostInSecond = Math.max(count.mostInSecond, aSecond(fresh));
    const inVain = latest.filter(({ errcode }) => errcode !== 0).length;
    count.mostInVain = Math.max(count.mostInVain, aSecond(inVain));
    for (const { path, errcode } of latest) {
      count.answers[errcode] = (count.answers[errcode] ?? 0) + 1;
      if (errcode === TOO_MANY) count.tooMany[path] = (count.tooMany[path] ?? 0) + 1;
    }
    state.before = total;
    state.at = now;
  };
  const loop = (async () => {
    while (!state.stopping) {
      await look();
      await sleep(EVERY_MS);
    }
  })();
  return {
    takeOut() {
      const { count } = state;
      state.count = nothing();
      return count;
    },
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
}
