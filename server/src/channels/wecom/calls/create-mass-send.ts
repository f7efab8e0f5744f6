import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { asMessage } from './content.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** Creates a mass task (企业群发) of one sender for at most 10,000 customers. */
export function createMassSend({ client }: CallDeps): ChannelPort['createMassSend'] {
  return async ({ sender, externalUserids, content }) =>
    mapDone(
      await client.call(wecomCalls.addMsgTemplate, {
        chat_type: 'single',
        external_userid: externalUserids,
        sender,
        ...asMessage(content),
      }),
      ({ msgid, fail_list }) => ({ platformId: msgid, refusedTargets: fail_list ?? [] }),
    );
}
