import type { CallOutcome } from '../../port.ts';

/** The same outcome with another value. */
export function mapDone<A, B>(outcome: CallOutcome<A>, to: (value: A) => B): CallOutcome<B> {
  return outcome.kind === 'done' ? { kind: 'done', value: to(outcome.value) } : outcome;
}

/** The outcome of a call whose answer holds nothing. */
export function mapNull(outcome: CallOutcome<unknown>): CallOutcome<null> {
  return mapDone(outcome, () => null);
}
