import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/customer_acquisition/get_chat_info: what the chat_key of an event stands for. */
export const getChatInfo = endpoint({
  path: 'externalcontact/customer_acquisition/get_chat_info',
  method: 'post',
  input: z.object({ chat_key: z.string().optional() }),
  handle({ world }, input) {
    const chat = world.state.acquiredChats.get(required(input.chat_key, 40063, 'chat_key missing'));
    if (chat === undefined) throw new PlatformError(40058, 'invalid chat_key');
    const { userid, externalUserid } = chat;
    const follow = world.follows.get(userid, externalUserid);
    if (follow === undefined) throw new PlatformError(84061);
    const info = { recv_msg_cnt: follow.written ?? 0, link_id: follow.linkId ?? '', state: follow.state };
    return { userid, external_userid: externalUserid, chat_info: info };
  },
});
