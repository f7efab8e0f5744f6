import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { pageOf, readLimit } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

const MONTH_SECONDS = 31 * 86_400;

/** POST externalcontact/get_groupmsg_list_v2: messages created in a range of at most a month. */
export const getGroupmsgListV2 = endpoint({
  path: 'externalcontact/get_groupmsg_list_v2',
  method: 'post',
  input: z.object({
    chat_type: z.string().optional(),
    start_time: z.number().optional(),
    end_time: z.number().optional(),
    creator: z.string().optional(),
    filter_type: z.number().optional(),
    limit: z.number().int().optional(),
    cursor: z.string().optional(),
  }),
  handle({ world }, input) {
    const chatType = required(input.chat_type, 40058, 'chat_type missing');
    const start = required(input.start_time, 40058, 'start_time missing');
    const end = required(input.end_time, 40058, 'end_time missing');
    if (end < start || end - start > MONTH_SECONDS) throw new PlatformError(40058, 'invalid time range');
    const isCorp = (input.filter_type ?? 2) !== 1;
    const all = isCorp ? [...world.state.massMessages.values()] : [];
    const found = all.filter((message) => {
      const created = Math.floor(message.createdAt / 1000);
      const isWanted = !input.creator || input.creator === message.creator;
      const isKind = (message.chatType ?? 'single') === chatType;
      return isKind && created >= start && created <= end && isWanted;
    });
    const page = pageOf(found, input.cursor, readLimit(input.limit, 50, 100));
    return {
      next_cursor: page.nextCursor,
      group_msg_list: page.items.map((message) => ({
        msgid: message.msgid,
        creator: message.creator,
        create_time: String(Math.floor(message.createdAt / 1000)),
        create_type: 0,
        ...(message.text === undefined ? {} : { text: { content: message.text } }),
        attachments: message.attachments,
      })),
    };
  },
});
