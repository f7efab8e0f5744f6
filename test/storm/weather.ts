import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from './emulator.ts';
import type { Random } from './random.ts';

interface CallbackFaults {
  drop?: number;
  duplicate?: number;
  reorder?: number;
  delayMs?: number;
}

/** What goes wrong on the platform for a while. */
export interface Weather {
  name: string;
  /** Machine seconds. */
  seconds: number;
  failNext: object[];
  callbacks: CallbackFaults;
  /** Every token dies each second. */
  tokensDie?: boolean;
}

/** After this nothing is called for a minute, and no other kind could be met meanwhile: seldom. */
const EVERYTHING = 'too many calls (45009)';

/** Kinds of faults of calls. */
const CALLS: Record<string, object[]> = {
  clear: [],
  [EVERYTHING]: [{ path: '*', errcode: 45_009 }],
  'welcomes too many (45009)': [{ path: 'externalcontact/send_welcome_msg', errcode: 45_009 }],
  'mass tasks too many (45009)': [{ path: 'externalcontact/add_msg_template', errcode: 45_009 }],
  'look-ups too many (45009)': [{ path: 'externalcontact/get', errcode: 45_009, rate: 0.5 }],
  'too many at once (45033)': [{ path: '*', errcode: 45_033, rate: 0.4 }],
  'busy (-1)': [{ path: '*', errcode: -1, rate: 0.4 }],
  'token refused (40014)': [{ path: '*', errcode: 40_014, rate: 0.2 }],
  'token expired (42001)': [{ path: '*', errcode: 42_001, rate: 0.2 }],
  'no answer': [{ path: '*', timeoutMs: 4000, rate: 0.25 }],
  'half answers': [{ path: '*', dropAfterEffect: true, rate: 0.3 }],
  'half answers to what creates': [
    { path: 'externalcontact/add_msg_template', dropAfterEffect: true, rate: 0.7 },
    { path: 'externalcontact/send_welcome_msg', dropAfterEffect: true, rate: 0.7 },
  ],
  slow: [{ path: '*', delayMs: 1200, rate: 0.5 }],
};

/** One kind of weather by chance. */
export function drawWeather(random: Random): Weather {
  const kinds = Object.keys(CALLS).filter((kind) => kind !== EVERYTHING);
  const name = random.chance(0.03) ? EVERYTHING : random.pick(kinds);
  const share = (): number => (random.chance(0.4) ? random.pick([0.1, 0.4, 0.8]) : 0);
  return {
    name,
    seconds: random.int(2, 9),
    failNext: CALLS[name] ?? [],
    callbacks: {
      drop: share(),
      duplicate: share(),
      reorder: share(),
      delayMs: random.chance(0.2) ? 3000 : 0,
    },
    tokensDie: random.chance(0.2),
  };
}

/** Sets the faults, lets them act for their time; the next kind replaces them. */
export async function blow(platform: Platform, weather: Weather): Promise<void> {
  await platform.put('faults', { failNext: weather.failNext, callbacks: weather.callbacks });
  for (let second = 0; second < weather.seconds; second++) {
    if (weather.tokensDie) await platform.put('faults', { expireTokens: true });
    await sleep(1000);
  }
}

const stretch = (name: string, seconds: number, rest: Partial<Weather> = {}): Weather => ({
  name,
  seconds,
  failNext: [],
  callbacks: {},
  ...rest,
});

/** A bad day, of some ten hours when the clock runs a hundred and twenty times as fast. */
export const BAD_DAY: readonly Weather[] = [
  stretch('a good morning', 20),
  stretch('the token is revoked, again and again', 10, { tokensDie: true }),
  stretch('45009 in bursts, 1', 12, { failNext: CALLS[EVERYTHING] ?? [] }),
  stretch('air', 60),
  stretch('45009 in bursts, 2', 12, { failNext: CALLS[EVERYTHING] ?? [] }),
  stretch('air again', 130),
  stretch('every callback is lost', 20, { callbacks: { drop: 1 } }),
  stretch('callbacks late, twice and in disorder', 12, {
    callbacks: { duplicate: 0.6, reorder: 0.6, delayMs: 3000 },
  }),
  stretch('no answer, or half of one', 15, {
    failNext: [...(CALLS['no answer'] ?? []), ...(CALLS['half answers'] ?? [])],
  }),
  stretch('a good evening', 15),
];
