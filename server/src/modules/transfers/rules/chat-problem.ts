import type { ChatTransferProblem } from '@hetang/contract/http/transfers';

/** The platform's rule for owners who are there: each group at most so often in so many days. */
const MOST_TRANSFERS = 2;
export const CHAT_TRANSFER_DAYS = 90;
/** Groups that one member may take in a day. */
export const CHATS_A_DAY = 300;

/** What is known of a group that somebody wants to give away. */
export interface ChatFacts {
  dismissed: boolean;
  owner: string;
  underWay: boolean;
  /** Transfers on the job in the last 90 days, as far as Hetang knows. */
  lately: number;
}

/** How a group changes hands: its owner is there, or has left. */
export function chatTransferKind(owner: string, departed: ReadonlySet<string>): 'on-job' | 'resigned' {
  return departed.has(owner) ? 'resigned' : 'on-job';
}

/** What keeps a group from being given to `to` now; null: nothing. */
export function chatProblem(
  chat: ChatFacts | undefined,
  to: string,
  kind: 'on-job' | 'resigned',
): ChatTransferProblem | null {
  if (!chat || chat.dismissed) return 'gone';
  if (chat.underWay) return 'under-way';
  if (chat.owner === to) return 'is-owner';
  return kind === 'on-job' && chat.lately >= MOST_TRANSFERS ? 'too-often' : null;
}
