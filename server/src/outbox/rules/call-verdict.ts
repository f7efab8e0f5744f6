import type { CallOutcome } from '../../channels/port.ts';
import { backoffMs } from './backoff.ts';
import { refusalReason, refusals } from './platform-codes.ts';
import type { Verdict } from './settled.ts';

/** What an answer means for a call that may be repeated at will: tags, notices to staff. */
export function callVerdict(outcome: CallOutcome<unknown>, attempts: number, maxAttempts: number): Verdict {
  if (outcome.kind === 'done') return { end: 'sent', reason: null };
  if (outcome.kind === 'refused' && outcome.code === refusals.notFriend)
    return { end: 'dropped', reason: 'not-a-friend' };
  if (outcome.kind === 'refused' && outcome.retry === 'never')
    return { end: 'failed', reason: refusalReason(outcome) };
  if (attempts >= maxAttempts)
    return {
      end: 'failed',
      reason: outcome.kind === 'refused' ? refusalReason(outcome) : 'outcome-unknown',
    };
  const afterMs = backoffMs(attempts);
  if (outcome.kind === 'unknown') return { retry: 'unknown', reason: outcome.problem, afterMs };
  return { retry: 'deferred', reason: outcome.reason, afterMs: Math.max(afterMs, outcome.afterMs ?? 0) };
}
