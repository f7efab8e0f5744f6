import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { asMessage } from './content.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** Creates a mass task (企业群发) of one sender for at most 10,000 customers or 2,000 of the sender's groups. */
export function createMassSend({ client }: CallDeps): ChannelPort['createMassSend'] {
  return async ({ sender, audience, targets, content }) =>
    mapDone(
      await client.call(wecomCalls.addMsgTemplate, {
        ...(audience === 'groups'
          ? { chat_type: 'group', chat_id_list: targets }
          : { chat_type: 'single', external_userid: targets }),
        sender,
        ...asMessage(content),
      }),
      ({ msgid, fail_list }) => ({ platformId: msgid, refusedTargets: fail_list ?? [] }),
    );
}
