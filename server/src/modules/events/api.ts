/** What other modules may use of events. */
export type { RefusedEvent, SenderWatch } from './watch-senders.ts';
