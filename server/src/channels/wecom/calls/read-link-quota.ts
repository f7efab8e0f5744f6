import type { LinkChannel } from '../../links.ts';
import { linkCalls } from '../client/link-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** How many customers may still come by links, and until when. */
export function readLinkQuota({ client }: CallDeps): LinkChannel['readLinkQuota'] {
  return async () =>
    mapDone(await client.call(linkCalls.getLinkQuota, {}), ({ total, balance, quota_list }) => ({
      total,
      left: balance,
      ends: quota_list
        .map((part) => ({ at: new Date(part.expire_date * 1000), left: part.balance }))
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    }));
}
