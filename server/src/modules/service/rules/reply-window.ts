import type { ServiceState } from '../../../channels/service.ts';

export const MOST_ANSWERS = 5;
export const WINDOW_MS = 48 * 3_600_000;

/** What the window of a conversation depends on. */
export interface WindowFacts {
  state: ServiceState;
  /** When the customer wrote last. */
  wroteAt: Date | null;
  /** Messages of ours since then that arrived or may have. */
  sent: number;
}

/** Why nothing may be sent. `member`: a member answers in the client, or the customer waits for one. */
export type WindowClosed = 'never-wrote' | 'over' | 'spent' | 'member' | 'ended';

export interface ReplyWindow {
  /** Messages that may still be sent. */
  left: number;
  /** When the 48 hours end; null when the customer has never written. */
  until: Date | null;
  /** Null while something may be sent. */
  closed: WindowClosed | null;
}

/** Five messages within 48 hours after each message of the customer, while no member has the conversation. */
export function replyWindow({ state, wroteAt, sent }: WindowFacts, now: Date): ReplyWindow {
  const until = wroteAt && new Date(wroteAt.getTime() + WINDOW_MS);
  const closed = whyClosed({ state, sent, until, now });
  return { left: closed ? 0 : MOST_ANSWERS - sent, until, closed };
}

function whyClosed(window: {
  state: ServiceState;
  sent: number;
  until: Date | null;
  now: Date;
}): WindowClosed | null {
  const { state, sent, until, now } = window;
  if (state === 'ended') return 'ended';
  if (state === 'queue' || state === 'member') return 'member';
  if (!until) return 'never-wrote';
  if (now.getTime() > until.getTime()) return 'over';
  return sent >= MOST_ANSWERS ? 'spent' : null;
}
