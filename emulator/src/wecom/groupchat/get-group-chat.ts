import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { groupView } from '../../platform/group-view.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/groupchat/get: a group with its members; 90501 when it is not a customer group. */
export const getGroupChat = endpoint({
  path: 'externalcontact/groupchat/get',
  method: 'post',
  input: z.object({ chat_id: z.string().optional(), need_name: z.number().optional() }),
  handle({ world }, input) {
    const chatId = required(input.chat_id, 40063, 'chat_id missing');
    const group = world.state.groups.get(chatId);
    if (group === undefined) throw new PlatformError(90501);
    return { group_chat: groupView(world, group, input.need_name === 1) };
  },
});
