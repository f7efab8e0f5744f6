import type { CallOutcome } from '../../channels/port.ts';
import { refusalReason, refusals } from './platform-codes.ts';
import type { Verdict } from './settled.ts';

const SOON_MS = 300;

/**
 * What an answer means for a welcome. The platform lets each code through once, so repeating after no answer is
 * safe, and "already welcomed" then means that the earlier call had worked.
 * `afterMs` counts milliseconds of the machine, not of the world.
 */
export function welcomeVerdict(
  outcome: CallOutcome<null>,
  before: { unknown: boolean; attempts: number; timeLeft: boolean },
): Verdict {
  if (outcome.kind === 'done') return { end: 'sent', reason: null };
  if (outcome.kind === 'unknown') return again('unknown', outcome.problem, before);
  if (outcome.code === refusals.alreadyWelcomed)
    return before.unknown
      ? { end: 'sent', reason: 'seen-on-repeat' }
      : { end: 'failed', reason: 'already-welcomed-or-chatting' };
  if (outcome.code === refusals.welcomeCodeExpired)
    return before.unknown ? lost : { end: 'expired', reason: 'welcome-code-expired' };
  if (outcome.code === refusals.welcomeUnderWay || outcome.retry === 'later')
    return again(before.unknown ? 'unknown' : 'pending', outcome.reason, before, outcome.afterMs);
  return before.unknown ? lost : { end: 'failed', reason: refusalReason(outcome) };
}

/** What a welcome that can no longer be called ends as. */
export function lateWelcome(unknown: boolean): Verdict {
  return unknown ? lost : { end: 'expired', reason: 'too-late' };
}

const lost: Verdict = { end: 'failed', reason: 'outcome-unknown' };

function again(
  retry: 'pending' | 'unknown',
  reason: string,
  before: { attempts: number; timeLeft: boolean },
  afterMs?: number,
): Verdict {
  if (!before.timeLeft) return lateWelcome(retry === 'unknown');
  return { retry, reason, afterMs: afterMs ?? Math.min(SOON_MS * before.attempts, 3000) };
}
