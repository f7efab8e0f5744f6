import { z } from 'zod';
import { readyMessage } from '../platform/mass.ts';
import { pageOf, readLimit } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/get_groupmsg_task: which members have confirmed. */
export const getGroupmsgTask = endpoint({
  path: 'externalcontact/get_groupmsg_task',
  method: 'post',
  input: z.object({
    msgid: z.string().optional(),
    limit: z.number().int().optional(),
    cursor: z.string().optional(),
  }),
  handle({ world }, input) {
    const message = readyMessage(world, input.msgid);
    const page = pageOf(message.tasks, input.cursor, readLimit(input.limit, 500, 1000));
    return {
      next_cursor: page.nextCursor,
      task_list: page.items.map(({ userid, confirmedAt }) =>
        confirmedAt === undefined
          ? { userid, status: 0 }
          : { userid, status: 2, send_time: Math.floor(confirmedAt / 1000) },
      ),
    };
  },
});
