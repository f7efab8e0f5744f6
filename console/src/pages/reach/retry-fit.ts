import type { IntentionRow } from '../../api/work.ts';

const nothing = ['failed', 'dropped', 'expired'] as const;
const repeatable = ['message', 'group-message', 'service-message', 'tag'] as const;
/** Nobody knows whether these arrived: saying it again might be saying it twice. */
const unclear = ['outcome-unknown', 'no-result'];

type Fate = Pick<IntentionRow, 'kind' | 'state' | 'reason'>;
export type RetryKind = (typeof repeatable)[number];
export type RetryState = (typeof nothing)[number];

/** Whether an intention came to nothing, whatever may be done about it. */
export function cameToNothing({ state }: Pick<Fate, 'state'>): boolean {
  return nothing.some((known) => known === state);
}

/** What can be meant again: messages, also to groups, and tags that surely came to nothing. Undefined for the rest. */
export function retryOf({ kind, state, reason }: Fate): { kind: RetryKind; state: RetryState } | undefined {
  const ofKind = repeatable.find((known) => known === kind);
  const ofState = nothing.find((known) => known === state);
  if (!ofKind || !ofState || (reason !== null && unclear.includes(reason))) return undefined;
  return { kind: ofKind, state: ofState };
}
