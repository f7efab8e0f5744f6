import type { CallOutcome } from './port.ts';
import type { TransferKind } from './transfers.ts';

/** Groups that change their owner. 群主转接 */
export interface ChatOwnerChannel {
  /**
   * Gives up to 100 groups to another owner; answers those that were not given, with the platform's code. `later`: the
   * new owner has got enough today; `same`: the group is the new owner's already.
   */
  transferChats(input: {
    kind: TransferKind;
    chatIds: string[];
    to: string;
  }): Promise<CallOutcome<{ chatId: string; code: number; what: 'no' | 'later' | 'same' }[]>>;
}
