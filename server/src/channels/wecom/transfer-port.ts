import type { ChatOwnerChannel } from '../chat-owners.ts';
import type { TransferChannel } from '../transfers.ts';
import { readTransfers } from './calls/read-transfers.ts';
import { readUnassigned } from './calls/read-unassigned.ts';
import { transferChats } from './calls/transfer-chats.ts';
import { transferCustomers } from './calls/transfer-customers.ts';
import { describeError } from './error-codes.ts';
import type { SyncDeps } from './sync/deps.ts';
import { tellTransferred } from './tell-transferred.ts';

/** What may be asked about customers who change their member, and groups that change their owner. */
export function makeTransferPort(deps: SyncDeps): TransferChannel & ChatOwnerChannel {
  return {
    transferChats: transferChats(deps),
    transferCustomers: transferCustomers(deps),
    readTransfers: readTransfers(deps),
    readUnassigned: readUnassigned(deps),
    tellTransferred: tellTransferred(deps),
    describeTransferCode(code) {
      const { zh, en } = describeError(code);
      return { zh: `${zh.what}，${zh.hint}`, en: `${en.what}. ${en.hint}` };
    },
  };
}
