import type { ChatOwnerChannel } from '../../chat-owners.ts';
import { chatOwnerCalls } from '../client/chat-owner-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** The new owner has taken as many groups today as the platform allows. */
const ENOUGH_TODAY = 45009;
const IS_OWNER = 90504;

/** Gives groups to another owner; each is answered for itself. */
export function transferChats({ client }: CallDeps): ChatOwnerChannel['transferChats'] {
  return async ({ kind, chatIds, to }) => {
    const spec = kind === 'resigned' ? chatOwnerCalls.transferChats : chatOwnerCalls.transferChatsOnJob;
    const outcome = await client.call(spec, { chat_id_list: chatIds, new_owner: to });
    return mapDone(outcome, ({ failed_chat_list }) =>
      failed_chat_list.map(({ chat_id, errcode }) => ({
        chatId: chat_id,
        code: errcode,
        what: errcode === ENOUGH_TODAY ? 'later' : errcode === IS_OWNER ? 'same' : 'no',
      })),
    );
  };
}
