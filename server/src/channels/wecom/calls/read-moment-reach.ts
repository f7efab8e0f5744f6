import type { MomentChannel } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

/** Customers who really see what a member has published: those who are still friends. */
export function readMomentReach({ client }: CallDeps): MomentChannel['readMomentReach'] {
  return async ({ platformId, userid }) => {
    const customers: string[] = [];
    const walk = await walkPages(
      (cursor) =>
        client.call(momentCalls.getMomentSendResult, {
          moment_id: platformId,
          userid,
          limit: 5000,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        for (const { external_userid } of page.customer_list) customers.push(external_userid);
        return 'go-on';
      },
    );
    return walk.kind === 'done' ? { kind: 'done', value: customers } : walk;
  };
}
