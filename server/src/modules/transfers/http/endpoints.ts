import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TransferHttpDeps } from './deps.ts';
import { exportTransfers } from './export-transfers.ts';
import { getCandidates } from './get-candidates.ts';
import { getChatTransfers } from './get-chat-transfers.ts';
import { getMembers } from './get-members.ts';
import { getTransferPeople } from './get-transfer-people.ts';
import { getTransfers } from './get-transfers.ts';
import { postCancel } from './post-cancel.ts';
import { postChatCancel } from './post-chat-cancel.ts';
import { postChatPreview, postChatTransfer } from './post-chat-transfer.ts';
import { postTransfer } from './post-transfer.ts';

/** Everything about customers who change their member, and groups that change their owner, over HTTP. */
export function transferEndpoints(deps: TransferHttpDeps): Endpoint[] {
  return [
    getMembers(deps),
    ...exportTransfers(deps),
    getCandidates(deps),
    getTransfers(deps),
    postTransfer(deps),
    getTransferPeople(deps),
    postCancel(deps),
    postChatPreview(deps),
    postChatTransfer(deps),
    getChatTransfers(deps),
    postChatCancel(deps),
  ];
}
