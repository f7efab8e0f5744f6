import type { CallOutcome, Refusal } from '../../port.ts';
import { CHANNEL_RESTS, HELD_BACK, QUOTA_SPENT, UNREACHABLE } from '../error-codes.ts';
import type { BreakerSettings } from '../rules/breaker.ts';
import { groupOf } from '../rules/group-of.ts';
import type { Breakers } from './breakers.ts';
import type { CallSpec } from './call-spec.ts';
import { CORP_LIMITS, limitsFor } from './limits.ts';
import { makePauses } from './pauses.ts';
import type { Quota } from './quota.ts';
import { refusalOf } from './refusal.ts';

type Spec = Pick<CallSpec<never, unknown>, 'path' | 'lane' | 'limits'>;

/** Decides whether a call goes out, and learns from how it ended. */
export interface Admission {
  /** Null: it may go now, and counts. A further try of the same call only counts. */
  enter(spec: Spec, isFurther: boolean): Promise<Refusal | null>;
  /** What came of a call that was let through, after its last try. */
  leave(spec: Spec, outcome: CallOutcome<unknown>): Promise<void>;
  /** Machine milliseconds for which this call rests. */
  pauseOf(spec: Spec): Promise<number>;
}

export interface AdmissionDeps {
  quota: Quota;
  breakers: Breakers;
  /** Machine milliseconds that never go back. */
  ticks: () => number;
  onHeld(path: string, why: 'away' | 'pause' | 'rest' | 'quota'): void;
}

/** The platform blocks a call for the window of the limit, at least a minute. */
const RATE: BreakerSettings = { failures: 1, firstMs: 60_000, mostMs: 900_000, trialMs: 15_000 };
/** -1 and 45033 after the tries of one call. */
const BUSY: BreakerSettings = { failures: 1, firstMs: 1_000, mostMs: 15_000, trialMs: 5_000 };
/** A group of calls that gets no proper answers. */
const GROUP: BreakerSettings = { failures: 5, firstMs: 2_000, mostMs: 60_000, trialMs: 10_000 };
const AWAY = { firstMs: 500, mostMs: 4_000 };
const SETTINGS: Readonly<Record<number, BreakerSettings>> = { 45009: RATE, 45033: BUSY, [-1]: BUSY };

/** Limits, pauses and breakers of one app, shared by all processes; no connection is each machine's own matter. */
export function makeAdmission({ quota, breakers, ticks, onHeld }: AdmissionDeps): Admission {
  const pauses = makePauses(ticks);
  const held = (path: string, why: 'away' | 'pause' | 'rest' | 'quota', refusal: Refusal): Refusal => {
    onHeld(path, why);
    return refusal;
  };
  /** Looks only, so that nobody's turn to try is taken in vain. */
  const restOf = async (path: string): Promise<Refusal | null> => {
    const away = pauses.left('away');
    if (away > 0) return held(path, 'away', refusalOf(UNREACHABLE, away));
    const wait = await breakers.left([path]);
    if (wait > 0) return held(path, 'pause', refusalOf(HELD_BACK, wait));
    const rest = await breakers.left([groupKey(path)]);
    return rest > 0 ? held(path, 'rest', refusalOf(CHANNEL_RESTS, rest)) : null;
  };
  const tryAgain = async (path: string): Promise<Refusal | null> => {
    const wait = await breakers.enter(path, BUSY);
    if (wait > 0) return held(path, 'pause', refusalOf(HELD_BACK, wait));
    const rest = await breakers.enter(groupKey(path), GROUP);
    return rest > 0 ? held(path, 'rest', refusalOf(CHANNEL_RESTS, rest)) : null;
  };
  return {
    async enter({ path, lane, limits = CORP_LIMITS }, isFurther) {
      const resting = isFurther ? null : await restOf(path);
      if (resting) return resting;
      const dry = await quota.take(path, limitsFor(limits, lane));
      if (dry > 0) return held(path, 'quota', refusalOf(QUOTA_SPENT, dry));
      return isFurther ? null : tryAgain(path);
    },
    pauseOf: ({ path }) => breakers.left([path]),
    async leave({ path }, outcome) {
      const code = outcome.kind === 'refused' ? outcome.code : 0;
      if (code === UNREACHABLE) pauses.complain('away', AWAY.firstMs, AWAY.mostMs);
      else pauses.clear('away');
      const settings = SETTINGS[code];
      if (settings) await breakers.failed(path, settings, String(code));
      else if (outcome.kind !== 'unknown') await breakers.succeeded(path);
      // No connection is held by `away`: what others can reach must not rest for them.
      if (code === UNREACHABLE) return;
      if (outcome.kind === 'unknown' || code === -1)
        await breakers.failed(groupKey(path), GROUP, outcome.kind === 'unknown' ? outcome.problem : '-1');
      else await breakers.succeeded(groupKey(path));
    },
  };
}

const groupKey = (path: string): string => `group:${groupOf(path)}`;
