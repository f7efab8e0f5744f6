import { setTimeout as sleep } from 'node:timers/promises';
import { callJson } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

export interface ClerkOptions {
  /** Address of the server. */
  url: string;
  key: string;
  random: Random;
  ledger: Ledger;
  paceMs: number;
}

/** Somebody who merges contacts, puts people on the list of those who are left alone, and has failed messages sent again. */
export interface Clerk {
  /** Merges that the server has acknowledged. */
  merged: { from: number; into: number }[];
  /** Contacts of whom the server has acknowledged that they are left alone, for good. */
  leftAlone: Set<number>;
  /** Messages that were meant again, as far as it was acknowledged. */
  meantAgain: number;
  stop(): Promise<void>;
}

/** Why messages came to nothing that may be tried again. */
const ENDS = [
  { state: 'failed', reason: 'platform-cap' },
  { state: 'failed', reason: 'nobody-to-send' },
  { state: 'dropped', reason: 'frequency-cap' },
  { state: 'dropped', reason: 'quota' },
  { state: 'dropped', reason: 'no-platform-id' },
  { state: 'expired', reason: 'not-confirmed' },
];

/** Starts to work; what was not answered is asked for again. */
export function startClerk(options: ClerkOptions): Clerk {
  const state = { stopping: false };
  const clerk: Clerk = {
    merged: [],
    leftAlone: new Set(),
    meantAgain: 0,
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
  const { random } = options;
  const loop = (async () => {
    while (!state.stopping) {
      const dice = random.next();
      if (dice < 0.5) await merge(options, clerk, state);
      else if (dice < 0.85) await leaveAlone(options, clerk, state);
      else await meanAgain(options, clerk, state);
      await sleep(random.int(0, 2 * options.paceMs));
    }
  })();
  return clerk;
}

type State = { stopping: boolean };

/** A customer of the shop turns out to be somebody else: another customer, or a person on the platform. */
async function merge(options: ClerkOptions, clerk: Clerk, state: State): Promise<void> {
  const [from, into] = [knownTo(options, 'customer_id'), knownTo(options, null)];
  if (from === null || into === null || from === into) return;
  const path = `contacts/${into}/merge`;
  const status = await insist(options, state, { path, body: { from, reason: 'one person' } });
  if (status === 200) clerk.merged.push({ from, into });
}

async function leaveAlone(options: ClerkOptions, clerk: Clerk, state: State): Promise<void> {
  const contact = knownTo(options, options.random.chance(0.3) ? 'customer_id' : 'unionid');
  if (contact === null || options.random.chance(0.7)) return;
  const path = `contacts/${contact}/suppression`;
  const status = await insist(options, state, { path, method: 'PUT', body: { reason: 'asked for it' } });
  if (status === 200) clerk.leftAlone.add(contact);
}

async function meanAgain(options: ClerkOptions, clerk: Clerk, state: State): Promise<void> {
  const all = { ...options.random.pick(ENDS), kind: 'message' };
  const body = { all };
  await insist(options, state, { path: 'intentions/retry', body }, (answer) => {
    clerk.meantAgain += (answer as { asked: number }).asked;
  });
}

/** A contact that some acknowledged event was of, named in a certain way. */
function knownTo({ ledger, random }: ClerkOptions, kind: string | null): number | null {
  const batches = ledger.batches.filter((one) => one.state === 'acknowledged');
  if (batches.length === 0) return null;
  const batch = random.pick(batches);
  const contacts = batch.contactIds.filter((_, nr) => kind === null || batch.events[nr]?.contact[kind]);
  return contacts.length === 0 ? null : random.pick(contacts);
}

/** Asks until there is an answer. @returns its status; 0 when there was none before the end. */
async function insist(
  { url, key, random }: ClerkOptions,
  state: State,
  { path, ...call }: { path: string; method?: string; body: unknown },
  onDone?: (answer: unknown) => void,
): Promise<number> {
  for (;;) {
    try {
      const headers = { authorization: `Bearer ${key}` };
      const { status, body } = await callJson(`${url}/v1/${path}`, { ...call, headers });
      if (status === 200) onDone?.(body);
      // 4xx: gone already, perhaps by a call of ours that was not answered.
      if (status < 500) return status;
    } catch {
      // The server is away: ask again.
    }
    if (state.stopping) return 0;
    await sleep(random.int(50, 300));
  }
}
