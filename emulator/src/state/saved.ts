import { createFollows, type Follows } from './follows.ts';
import { freshAccount, freshAgent } from './fresh.ts';
import type { Follow, WorldState } from './state.ts';

const VERSION = 1;

/** What is read back from a state file. */
export interface Restored {
  state: WorldState;
  follows: Follows;
  /** Reading of the world clock when it was saved, Unix milliseconds. */
  now: number;
  speed: number;
  /** The clock was stopped by hand. */
  paused?: boolean;
}

const FIRST_MAPS = [
  'staff',
  'people',
  'contactWays',
  'massMessages',
  'welcomes',
  'media',
  'oauthCodes',
  'contents',
  'pushes',
] as const;

/** Files written by earlier versions lack these. */
const LATER_MAPS = [
  'groups',
  'joinWays',
  'groupWelcomes',
  'moments',
  'links',
  'acquiredChats',
  'interceptRules',
  'products',
  'behaviourDays',
  'cards',
  'robots',
  'kfAccounts',
  'kfSessions',
  'kfCodes',
  'followers',
  'accountTickets',
  'resigned',
  'unassigned',
  'transfers',
  'appChats',
  'memberTags',
  'strategies',
] as const;

const MAPS = [...FIRST_MAPS, ...LATER_MAPS];

/** The whole world as text. */
export function encodeState(
  state: WorldState,
  follows: Follows,
  clock: { now: number; speed: number; paused?: boolean },
): string {
  const plain: Record<string, unknown> = { ...state };
  delete plain.externals;
  for (const name of MAPS) plain[name] = [...state[name]];
  // What apps see late is a matter of seconds between machines; after a restart they see all.
  plain.groups = [...state.groups].map(([id, group]) => [id, { ...group, lagging: [] }]);
  const relations = [...follows.all()].sort((a, b) => a.seq - b.seq);
  return JSON.stringify({
    format: 'hetang-emulator',
    version: VERSION,
    ...clock,
    follows: relations,
    state: plain,
  });
}

interface SavedFile {
  format?: string;
  version?: number;
  now: number;
  speed: number;
  paused?: boolean;
  follows: Follow[];
  state: Record<string, unknown>;
}

function readMaps(plain: Record<string, unknown>): WorldState {
  const later: Record<string, unknown> = Object.fromEntries(LATER_MAPS.map((name) => [name, []]));
  const whole: Record<string, unknown> = {
    ...later,
    duties: [],
    acquisition: { total: 1000, balance: 1000 },
    ...plain,
  };
  for (const name of MAPS) {
    if (!Array.isArray(whole[name])) throw new Error(`its part ${name} is missing`);
    whole[name] = new Map(whole[name] as Array<[string, unknown]>);
  }
  const state = whole as unknown as WorldState;
  state.account = { ...freshAccount(state.seed), ...state.account };
  state.agent ??= freshAgent();
  state.kfTokens ??= [];
  state.groupRules ??= { autoReply: [] };
  return state;
}

/** Reads what `encodeState` wrote. Throws an Error that says what is wrong. */
export function decodeState(text: string): Restored {
  const saved = JSON.parse(text) as SavedFile;
  if (saved.format !== 'hetang-emulator') throw new Error('it is not a state file of the emulator');
  if (saved.version !== VERSION) throw new Error(`its version is ${String(saved.version)}, not ${VERSION}`);
  if (!Number.isFinite(saved.now) || typeof saved.state !== 'object')
    throw new Error('it has no clock or no state');
  const state = readMaps(saved.state);
  state.externals = new Map();
  for (const person of state.people.values()) {
    person.groups ??= [];
    state.externals.set(person.externalUserid, person.id);
  }
  // A welcome that was on its way when the emulator stopped has arrived or not; the platform would not send it again.
  for (const welcome of state.welcomes.values()) if (welcome.status === 'sending') welcome.status = 'done';
  const { now, speed, paused = false } = saved;
  return { state, follows: createFollows(saved.follows), now, speed, paused };
}
