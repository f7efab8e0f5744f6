import type { TransferChannel } from '../../transfers.ts';
import { transferCalls } from '../client/transfer-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** The same customer is being handed over already: on the job, and of a member who has left. */
const UNDER_WAY = new Set([40129, 40100]);

/** Asks for customers to be given to another member; each is answered for itself. */
export function transferCustomers({ client }: CallDeps): TransferChannel['transferCustomers'] {
  return async ({ kind, from, to, externalUserids, message }) => {
    const pair = { handover_userid: from, takeover_userid: to, external_userid: externalUserids };
    const outcome =
      kind === 'resigned'
        ? await client.call(transferCalls.transferResignedCustomer, pair)
        : await client.call(transferCalls.transferCustomer, {
            ...pair,
            ...(message === '' ? {} : { transfer_success_msg: message }),
          });
    return mapDone(outcome, ({ customer }) =>
      customer.map(({ external_userid, errcode }) => ({
        externalUserid: external_userid,
        code: errcode,
        underWay: UNDER_WAY.has(errcode),
      })),
    );
  };
}
