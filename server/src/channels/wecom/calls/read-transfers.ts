import type { TransferChannel, TransferReading } from '../../transfers.ts';
import { transferCalls } from '../client/transfer-calls.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

const STATUS: Readonly<Record<number, TransferReading['status']>> = {
  1: 'done',
  2: 'waiting',
  3: 'refused',
  4: 'taker-full',
};

/** What became of all transfers between two members. */
export function readTransfers({ client }: CallDeps): TransferChannel['readTransfers'] {
  return async ({ kind, from, to }) => {
    const spec = kind === 'resigned' ? transferCalls.transferResignedResult : transferCalls.transferResult;
    const read: TransferReading[] = [];
    const walk = await walkPages(
      (cursor) =>
        client.call(spec, {
          handover_userid: from,
          takeover_userid: to,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        for (const { external_userid, status, takeover_time } of page.customer)
          read.push({
            externalUserid: external_userid,
            status: STATUS[status] ?? 'none',
            at: takeover_time ? new Date(takeover_time * 1000) : null,
          });
        return 'go-on';
      },
    );
    return walk.kind === 'done' ? { kind: 'done', value: read } : walk;
  };
}
