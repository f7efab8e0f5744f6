import { z } from 'zod';
import { callOf } from './call-spec.ts';

const text = z.string().nullish();

/** A member in `groupchat/get`. Only what we use. */
export const chatMemberSchema = z.object({
  userid: z.string(),
  type: z.number(),
  unionid: text,
  join_time: z.number(),
  join_scene: z.number().nullish(),
  invitor: z.object({ userid: text }).nullish(),
  name: text,
  state: text,
});

export const groupChatSchema = z.object({
  chat_id: z.string(),
  name: text,
  owner: z.string(),
  create_time: z.number(),
  notice: text,
  member_list: z.array(chatMemberSchema).default([]),
  member_version: text,
});

const count = z.number().default(0);

const getGroupChat = callOf<{ chat_id: string; need_name: 1 }>()({
  method: 'post',
  path: 'externalcontact/groupchat/get',
  answer: z.object({ group_chat: groupChatSchema }),
  repeat: 'safe',
  lane: 'lookup',
  timeoutMs: 8_000,
  what: { zh: '查看一个客户群和群成员', en: 'Look at a customer group and its members' },
});

/** The calls about customer groups. */
export const chatCalls = {
  listGroupChats: callOf<{
    status_filter: 0;
    owner_filter: { userid_list: string[] };
    cursor?: string;
    limit: number;
  }>()({
    method: 'post',
    path: 'externalcontact/groupchat/list',
    answer: z.object({
      group_chat_list: z.array(z.object({ chat_id: z.string(), status: z.number().nullish() })).default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
    what: { zh: '列出群主的客户群', en: 'List the customer groups of owners' },
  }),
  getGroupChat,
  /** The same where many are looked at: callbacks need not wait for it. */
  getGroupChatInBulk: { ...getGroupChat, lane: 'bulk' as const },
  groupStatistic: callOf<{
    day_begin_time: number;
    day_end_time: number;
    owner_filter: { userid_list: string[] };
    offset: number;
    limit: number;
  }>()({
    method: 'post',
    path: 'externalcontact/groupchat/statistic',
    answer: z.object({
      items: z
        .array(
          z.object({
            owner: z.string(),
            data: z.object({
              new_chat_cnt: count,
              chat_total: count,
              chat_has_msg: count,
              new_member_cnt: count,
              member_total: count,
              member_has_msg: count,
              msg_total: count,
            }),
          }),
        )
        .default([]),
    }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
    what: { zh: '读取群主每天的群统计', en: "Read the daily figures of owners' groups" },
  }),
};
