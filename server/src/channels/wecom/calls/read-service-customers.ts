import type { ServiceChannel, ServiceCustomer } from '../../service.ts';
import { serviceCalls } from '../client/service-calls.ts';
import type { CallDeps } from './deps.ts';

const AT_ONCE = 100;

/** Who came to customer service, a hundred a call. */
export function readServiceCustomers({ client }: CallDeps): ServiceChannel['readServiceCustomers'] {
  return async (ids) => {
    const customers: ServiceCustomer[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const page = await client.call(serviceCalls.readCustomers, {
        external_userid_list: ids.slice(from, from + AT_ONCE),
      });
      if (page.kind !== 'done') return page;
      for (const { external_userid: id, unionid, nickname, avatar } of page.value.customer_list)
        customers.push({ id, unionid: unionid || null, name: nickname || null, avatar: avatar || null });
    }
    return { kind: 'done', value: customers };
  };
}
