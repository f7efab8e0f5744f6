/** What others may use of transfers. */

export { runChatTransfers } from './chats/run-chat-transfers.ts';
export { departedUserids } from './departures.ts';
export { runTransfers, type TransferDeps } from './run-transfers.ts';
export { moveOpenWork } from './sql/move-open-work.ts';
export { syncUnassigned } from './sync-unassigned.ts';
