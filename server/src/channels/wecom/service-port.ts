import type { ServiceChannel } from '../service.ts';
import type { CallDeps } from './calls/deps.ts';
import { listServiceAccounts } from './calls/list-service-accounts.ts';
import { mapDone, mapNull } from './calls/outcome.ts';
import { readService } from './calls/read-service.ts';
import { readServiceCustomers } from './calls/read-service-customers.ts';
import { serviceCalls } from './client/service-calls.ts';

/** What may be asked of customer service. */
export function makeServicePort(deps: CallDeps): ServiceChannel {
  const { client } = deps;
  return {
    listServiceAccounts: listServiceAccounts(deps),
    readService: readService(deps),
    readServiceCustomers: readServiceCustomers(deps),
    async makeServiceLink({ account, scene }) {
      const outcome = await client.call(serviceCalls.addContactWay, { open_kfid: account, scene });
      return mapDone(outcome, ({ url }) => ({ url }));
    },
    async sendService({ account, customer, messageId, text }) {
      const body = { touser: customer, open_kfid: account, msgid: messageId };
      return mapNull(
        await client.call(serviceCalls.sendMessage, { ...body, msgtype: 'text', text: { content: text } }),
      );
    },
  };
}
