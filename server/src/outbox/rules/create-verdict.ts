import type { CallOutcome } from '../../channels/port.ts';
import { backoffMs } from './backoff.ts';
import { refusalReason, refusals } from './platform-codes.ts';

/** What follows from trying to create a mass task. `afterMs` counts milliseconds of the machine. */
export type CreateVerdict =
  | { kind: 'created'; platformId: string; refusedTargets: string[] }
  | { kind: 'failed'; reason: string; error: string }
  | { kind: 'again'; afterMs: number; error: string }
  /** It may have been created: look for it, never create it blindly again. */
  | { kind: 'find'; error: string };

/** Reads the answer to a creation. */
export function createVerdict(
  outcome: CallOutcome<{ platformId: string; refusedTargets: string[] }>,
  attempts: number,
): CreateVerdict {
  if (outcome.kind === 'done') return { kind: 'created', ...outcome.value };
  if (outcome.kind === 'unknown') return { kind: 'find', error: outcome.problem };
  const error = `${outcome.code} ${outcome.reason}`;
  if (outcome.code === refusals.nobodyToSend) return { kind: 'failed', reason: 'nobody-to-send', error };
  if (outcome.retry === 'never') return { kind: 'failed', reason: refusalReason(outcome), error };
  return { kind: 'again', afterMs: Math.max(backoffMs(attempts), outcome.afterMs ?? 0), error };
}

/** What follows from looking for a mass task whose creation got no clear answer. */
export type FindVerdict =
  | { kind: 'found'; platformId: string }
  /** Surely not there: it may be created. */
  | { kind: 'absent' }
  | { kind: 'look-again'; error: string };

/**
 * Reads the answer to a search.
 * @param mine whether what was found can be this task, rather than another one of ours.
 */
export function findVerdict(outcome: CallOutcome<{ platformId: string } | null>, mine: boolean): FindVerdict {
  if (outcome.kind === 'unknown') return { kind: 'look-again', error: outcome.problem };
  if (outcome.kind === 'refused') return { kind: 'look-again', error: `${outcome.code} ${outcome.reason}` };
  if (outcome.value === null) return { kind: 'absent' };
  if (!mine) return { kind: 'look-again', error: 'the platform shows a task that is another one of ours' };
  return { kind: 'found', platformId: outcome.value.platformId };
}
