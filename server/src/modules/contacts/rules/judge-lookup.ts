import type { CallOutcome } from '../../../channels/port.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Somebody who is nobody's customer is asked for again after so long. */
const AGAIN_MS = 30 * 24 * HOUR_MS;
/** After so many tries without an answer the trouble is of this question alone: it waits for a day and holds up no other. */
const MOST_UNKNOWN = 5;

/** What an answer means for one question. */
export interface LookupEnd {
  state: 'waiting' | 'found' | 'nobody' | 'refused';
  externalUserid: string | null;
  /** Of `waiting`: the trouble that all questions have. */
  reason: string | null;
  /** Milliseconds of the machine until it may be asked again; null: never. */
  waitMs: number | null;
  /** Tries without an answer. */
  attempts: number;
}

/**
 * Judges an answer of the platform. While one question has trouble that is everybody's, none is asked.
 * @param tries without an answer, this one included
 */
export function judgeLookup(outcome: CallOutcome<string | null>, tries: number): LookupEnd {
  if (outcome.kind === 'done')
    return outcome.value === null
      ? { ...ANSWERED, state: 'nobody', waitMs: AGAIN_MS }
      : { ...ANSWERED, state: 'found', externalUserid: outcome.value };
  if (outcome.kind === 'unknown')
    return tries < MOST_UNKNOWN
      ? { ...waiting('outcome-unknown', MINUTE_MS * 2 ** (tries - 1)), attempts: tries }
      : { ...waiting(null, 24 * HOUR_MS), attempts: tries };
  const reason = `platform-${outcome.code}: ${outcome.reason}`;
  if (outcome.reason === 'bad-parameter') return { ...ANSWERED, state: 'refused', reason };
  // Where waiting does not help, somebody has to change something in the console of the platform.
  const waitMs = outcome.retry === 'never' ? HOUR_MS : Math.max(MINUTE_MS, outcome.afterMs ?? 0);
  return { ...waiting(reason, waitMs), attempts: tries - 1 };
}

/** A question that was not asked for the trouble of another. */
export function putBack(tries: number): LookupEnd {
  return { ...waiting(null, 0), attempts: tries - 1 };
}

const ANSWERED = { externalUserid: null, reason: null, waitMs: null, attempts: 0 } as const;

function waiting(reason: string | null, waitMs: number): Omit<LookupEnd, 'attempts'> {
  return { state: 'waiting', externalUserid: null, reason, waitMs };
}
