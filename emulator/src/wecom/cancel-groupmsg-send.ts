import { z } from 'zod';
import { readyMessage } from '../platform/mass.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/cancel_groupmsg_send: stops what is not sent yet; later calls answer 41093. */
export const cancelGroupmsgSend = endpoint({
  path: 'externalcontact/cancel_groupmsg_send',
  method: 'post',
  input: z.object({ msgid: z.string().optional() }),
  handle({ world, now }, input) {
    readyMessage(world, input.msgid).cancelledAt = now;
    return {};
  },
});
