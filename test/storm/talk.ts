import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from './crowd.ts';
import type { Platform } from './emulator.ts';
import type { Random } from './random.ts';

export interface TalkOptions {
  platform: Platform;
  random: Random;
  /** Milliseconds between two who write. */
  paceMs: number;
  /** Accounts of customer service. */
  accounts: string[];
  /** Who may write; grows meanwhile. */
  people: readonly Person[];
}

/** Customers who write to customer service. */
export interface Talk {
  /** Messages that the platform has taken. */
  readonly written: number;
  stop(): Promise<void>;
}

/** A third of those who write do so again at once: one answer may be under way then. */
const AGAIN = 0.3;

/** Starts to write; the platform is never killed, so that everything written must be heard of. */
export function startTalk({ platform, random, paceMs, accounts, people }: TalkOptions): Talk {
  const state = { stopping: false, written: 0 };
  const entered = new Set<string>();
  const write = async (place: string): Promise<void> => {
    if (!entered.has(place)) await platform.post(`${place}/enter`);
    entered.add(place);
    if (await platform.tries(`${place}/messages`, { text: `Hello ${state.written}` })) state.written += 1;
  };
  const loop = (async () => {
    while (!state.stopping) {
      if (people.length > 0) {
        const place = `people/${random.pick(people).id}/kf/${random.pick(accounts)}`;
        do await write(place);
        while (random.chance(AGAIN));
      }
      await sleep(random.int(0, 2 * paceMs));
    }
  })();
  return {
    get written() {
      return state.written;
    },
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
}
