import type { TransferChannel } from '../../transfers.ts';
import { transferCalls } from '../client/transfer-calls.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

const PAGE = 1000;

/** Walks the customers of members who have left. */
export function readUnassigned({ client }: CallDeps): TransferChannel['readUnassigned'] {
  return (take) =>
    walkPages(
      (cursor) =>
        client.call(transferCalls.getUnassignedList, {
          page_size: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      async (page): Promise<'go-on'> => {
        await take(
          page.info.map(({ handover_userid, external_userid, dimission_time }) => ({
            from: handover_userid,
            externalUserid: external_userid,
            leftAt: new Date(dimission_time * 1000),
          })),
        );
        return 'go-on';
      },
    );
}
