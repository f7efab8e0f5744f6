import type { ServiceAccount, ServiceChannel } from '../../service.ts';
import { serviceCalls } from '../client/service-calls.ts';
import type { CallDeps } from './deps.ts';

const PAGE = 100;

/** All customer-service accounts, a hundred a call. */
export function listServiceAccounts({ client }: CallDeps): ServiceChannel['listServiceAccounts'] {
  return async () => {
    const accounts: ServiceAccount[] = [];
    for (;;) {
      const page = await client.call(serviceCalls.listAccounts, { offset: accounts.length, limit: PAGE });
      if (page.kind !== 'done') return page;
      const list = page.value.account_list;
      accounts.push(...list.map(({ open_kfid, name }) => ({ id: open_kfid, name })));
      if (list.length < PAGE) return { kind: 'done', value: accounts };
    }
  };
}
