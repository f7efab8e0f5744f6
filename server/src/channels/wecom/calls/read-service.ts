import type { ServiceChannel } from '../../service.ts';
import { serviceCalls } from '../client/service-calls.ts';
import { readServiceEntry } from '../rules/read-service-entry.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

const PAGE = 1000;

/** One page of what an account tells; a page may be empty and yet have more behind it. */
export function readService({ client }: CallDeps): ServiceChannel['readService'] {
  return async ({ account, cursor, token }) =>
    mapDone(
      await client.call(serviceCalls.syncMessages, {
        open_kfid: account,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
        ...(token ? { token } : {}),
      }),
      (page) => {
        const next = page.next_cursor || (cursor ?? '');
        return {
          entries: page.msg_list.flatMap((line) => readServiceEntry(line) ?? []),
          cursor: next,
          // A cursor that stays where it is would be followed for ever.
          more: page.has_more === 1 && next !== cursor,
        };
      },
    );
}
