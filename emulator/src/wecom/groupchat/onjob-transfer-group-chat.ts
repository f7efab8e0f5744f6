import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { handOverGroups } from '../../platform/hand-over-group.ts';
import { endpoint, ids } from '../endpoint.ts';

/** POST externalcontact/groupchat/onjob_transfer: groups whose owner is on the job, at most a hundred. */
export const onjobTransferGroupChat = endpoint({
  path: 'externalcontact/groupchat/onjob_transfer',
  method: 'post',
  input: z.object({ chat_id_list: ids(100).optional(), new_owner: z.string().optional() }),
  handle({ world, now }, input) {
    const chatIds = input.chat_id_list ?? [];
    if (chatIds.length === 0) throw new PlatformError(40063, 'chat_id_list empty');
    const newOwner = required(input.new_owner, 40063, 'new_owner missing');
    return { failed_chat_list: handOverGroups(world, { chatIds, newOwner, onJob: true, now }) };
  },
});
