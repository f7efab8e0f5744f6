import { z } from 'zod';
import { callOf } from './call-spec.ts';

const entry = z.object({
  msgid: z.string(),
  send_time: z.number(),
  origin: z.number().nullish(),
  msgtype: z.string().nullish(),
  external_userid: z.string().nullish(),
  text: z.object({ content: z.string().nullish() }).nullish(),
  event: z
    .object({
      event_type: z.string().nullish(),
      external_userid: z.string().nullish(),
      scene: z.string().nullish(),
      change_type: z.number().nullish(),
      new_servicer_userid: z.string().nullish(),
      fail_msgid: z.string().nullish(),
      fail_type: z.number().nullish(),
    })
    .nullish(),
});
/** One line of `kf/sync_msg`. */
export type WecomServiceEntry = z.infer<typeof entry>;

/** Customer service. 微信客服 */
export const serviceCalls = {
  listAccounts: callOf<{ offset: number; limit: number }>()({
    method: 'post',
    path: 'kf/account/list',
    answer: z.object({
      account_list: z.array(z.object({ open_kfid: z.string(), name: z.string() })).default([]),
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
    what: { zh: '读取客服账号', en: 'read the customer-service accounts' },
  }),
  readCustomers: callOf<{ external_userid_list: readonly string[] }>()({
    method: 'post',
    path: 'kf/customer/batchget',
    answer: z.object({
      customer_list: z
        .array(
          z.object({
            external_userid: z.string(),
            nickname: z.string().nullish(),
            avatar: z.string().nullish(),
            unionid: z.string().nullish(),
          }),
        )
        .default([]),
    }),
    repeat: 'safe',
    lane: 'lookup',
    timeoutMs: 10_000,
    what: { zh: '读取客服会话里的新客户', en: 'read who is new in customer service' },
  }),
  addContactWay: callOf<{ open_kfid: string; scene: string }>()({
    method: 'post',
    path: 'kf/add_contact_way',
    answer: z.object({ url: z.string() }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
    what: { zh: '取得客服账号的链接', en: 'get the link of a customer-service account' },
  }),
  syncMessages: callOf<{ open_kfid: string; limit: number; cursor?: string; token?: string }>()({
    method: 'post',
    path: 'kf/sync_msg',
    answer: z.object({
      msg_list: z.array(entry).default([]),
      next_cursor: z.string().nullish(),
      has_more: z.number().nullish(),
    }),
    repeat: 'safe',
    lane: 'lookup',
    timeoutMs: 20_000,
    what: { zh: '读取客服消息：收到回调后', en: 'read messages of customer service: after a callback' },
  }),
  sendMessage: callOf<{
    touser: string;
    open_kfid: string;
    msgid: string;
    msgtype: 'text';
    text: { content: string };
  }>()({
    method: 'post',
    path: 'kf/send_msg',
    answer: z.object({ msgid: z.string().nullish() }),
    repeat: 'once',
    lane: 'urgent',
    timeoutMs: 10_000,
    what: { zh: '回复客服会话', en: 'answer a conversation of customer service' },
  }),
};
