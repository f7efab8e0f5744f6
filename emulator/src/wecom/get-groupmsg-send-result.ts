import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { readyMessage } from '../platform/mass.ts';
import { pageOf, readLimit } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/get_groupmsg_send_result: what became of each customer or group of one member. */
export const getGroupmsgSendResult = endpoint({
  path: 'externalcontact/get_groupmsg_send_result',
  method: 'post',
  input: z.object({
    msgid: z.string().optional(),
    userid: z.string().optional(),
    limit: z.number().int().optional(),
    cursor: z.string().optional(),
  }),
  handle({ world }, input) {
    const message = readyMessage(world, input.msgid);
    const userid = required(input.userid, 41009);
    const task = message.tasks.find((one) => one.userid === userid);
    if (task === undefined) throw new PlatformError(40003);
    const page = pageOf(task.targets, input.cursor, readLimit(input.limit, 500, 1000));
    return {
      next_cursor: page.nextCursor,
      send_list: page.items.map(({ externalUserid, chatId, status, sentAt }) => ({
        ...(chatId === undefined ? { external_userid: externalUserid } : { chat_id: chatId }),
        userid,
        status,
        ...(sentAt === undefined ? {} : { send_time: Math.floor(sentAt / 1000) }),
      })),
    };
  },
});
