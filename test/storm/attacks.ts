import { setTimeout as sleep } from 'node:timers/promises';
import { strike } from './killer.ts';
import { type CallCount, startMeter } from './meter.ts';
import { makeRandom } from './random.ts';
import type { Scene } from './scene.ts';
import { BAD_DAY, blow, drawWeather, type Weather } from './weather.ts';

/** What goes wrong while everybody works. */
export interface Attack {
  /** Resolves when the worst is over. @returns what is to be told of it. */
  rage(scene: Scene, say: (text: string) => void): Promise<Record<string, unknown>>;
  /** What must hold of it once everything has come to its end. @returns complaints. */
  judge(): string[];
}

/** What goes wrong on the platform meanwhile, so that kills meet calls of every kind under way. */
const BESIDE_KILLS = {
  failNext: [
    { path: 'externalcontact/add_msg_template', dropAfterEffect: true, rate: 0.15 },
    { path: 'externalcontact/add_msg_template', delayMs: 700, rate: 0.4 },
    { path: 'externalcontact/send_welcome_msg', dropAfterEffect: true, rate: 0.1 },
    { path: 'externalcontact/send_welcome_msg', delayMs: 400, rate: 0.3 },
    { path: 'externalcontact/mark_tag', dropAfterEffect: true, rate: 0.1 },
    { path: 'externalcontact/mark_tag', delayMs: 300, rate: 0.2 },
    { path: 'externalcontact/get', delayMs: 200, rate: 0.2 },
    { path: 'kf/send_msg', dropAfterEffect: true, rate: 0.15 },
    { path: 'kf/send_msg', delayMs: 500, rate: 0.3 },
    { path: 'kf/send_msg', errcode: -1, rate: 0.05 },
    { path: 'kf/sync_msg', delayMs: 300, rate: 0.2 },
    { path: '*', errcode: -1, rate: 0.02 },
  ],
  callbacks: { duplicate: 0.1, reorder: 0.1 },
};

/** SIGKILLs at random moments; `pauseMs` is how long a server lives between two: at least and at most. */
export function kills(options: { seed: number; kills: number; pauseMs: [number, number] }): Attack {
  return {
    async rage(scene, say) {
      await scene.platform.put('faults', BESIDE_KILLS);
      await sleep(1000);
      const blows = await strike({
        ...scene,
        serverUrl: scene.product.url,
        random: makeRandom(options.seed, 'killer'),
        kills: options.kills,
        pauseMs: options.pauseMs,
        onBlow: say,
      });
      return { ...blows };
    },
    judge: () => [],
  };
}

/**
 * Calls in vain in a second that are too many, and the same refused for being too many in one stretch of refusals: those of one
 * path that are under way when it begins, and one after each pause.
 */
const MOST_IN_VAIN = 30;
const MOST_REFUSED = 30;

/** The platform's own bad weather, one kind after the other; the server is left alone. */
export function weather(kinds: readonly Weather[]): Attack {
  const seen: { kind: string; calls: CallCount }[] = [];
  return {
    async rage({ platform }, say) {
      const meter = startMeter(platform);
      for (const one of kinds) {
        say(one.name);
        await blow(platform, one);
        seen.push({ kind: one.name, calls: meter.takeOut() });
      }
      await meter.stop();
      return { weather: tally(seen) };
    },
    judge() {
      return seen.flatMap(({ kind, calls }) => [
        ...(calls.mostInVain > MOST_IN_VAIN
          ? [`${kind}: ${calls.mostInVain} calls in vain in one second`]
          : []),
        ...Object.entries(calls.tooMany).flatMap(([path, n]) =>
          n > MOST_REFUSED ? [`${kind}: ${path} went on ${n} times after 45009`] : [],
        ),
      ]);
    },
  };
}

/** Kinds of weather by chance. */
export function changingWeather(seed: number, changes: number): Attack {
  const random = makeRandom(seed, 'weather');
  return weather(Array.from({ length: changes }, () => drawWeather(random)));
}

/** The day on which the token is revoked, calls are refused, callbacks are lost and staff sleep. */
export const badDay = (): Attack => weather(BAD_DAY);

function tally(seen: readonly { kind: string; calls: CallCount }[]): object[] {
  return seen.map(({ kind, calls }) => ({ kind, ...calls }));
}
