import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/opengid_to_chatid: from a mini program's id of a group to the company's. */
export const opengidToChatid = endpoint({
  path: 'externalcontact/opengid_to_chatid',
  method: 'post',
  input: z.object({ opengid: z.string().optional() }),
  handle({ world }, input) {
    const opengid = required(input.opengid, 40063, 'opengid missing');
    for (const group of world.state.groups.values()) {
      if (group.openGid === opengid) return { chat_id: group.chatId };
    }
    throw new PlatformError(90511);
  },
});
