import { z } from 'zod';
import { callOf } from './call-spec.ts';

const nothing = z.object({});
const strings = z.array(z.string());
const text = z.string().nullish();

/** A follower in `externalcontact/get`. Only what we use; other fields may come and go. */
export const followUserSchema = z.object({
  userid: z.string(),
  remark: text,
  description: text,
  remark_corp_name: text,
  remark_mobiles: strings.nullish().catch(null),
  createtime: z.number(),
  add_way: z.number().nullish(),
  state: text,
  tags: z
    .array(z.object({ tag_id: z.string().nullish(), type: z.number().nullish() }))
    .nullish()
    .catch(null),
});

export const externalContactSchema = z.object({
  external_userid: z.string(),
  name: text,
  avatar: text,
  unionid: text,
});

/** `follow_info` of `batch/get_by_user` has tag ids instead of tags. */
export const followInfoSchema = followUserSchema.omit({ tags: true }).extend({ tag_id: strings.nullish() });

const tagGroupSchema = z.object({
  group_id: z.string(),
  group_name: z.string(),
  tag: z.array(z.object({ id: z.string(), name: z.string(), deleted: z.boolean().nullish() })).default([]),
  deleted: z.boolean().nullish(),
});

/** What goes along with a text, as the platform takes it. */
export type WireAttachment =
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'video'; video: { media_id: string } }
  | { msgtype: 'file'; file: { media_id: string } }
  | {
      msgtype: 'link';
      link: { title: string; url: string; desc?: string | undefined; picurl?: string | undefined };
    }
  | {
      msgtype: 'miniprogram';
      miniprogram: { title: string; pic_media_id: string; appid: string; page: string };
    };
interface ContactWay {
  remark: string;
  skip_verify: boolean;
  state: string;
  user: string[];
}

/** Every call that Hetang makes to WeCom. */
export const wecomCalls = {
  getFollowUserList: callOf<Record<string, never>>()({
    method: 'get',
    path: 'externalcontact/get_follow_user_list',
    answer: z.object({ follow_user: strings }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  getContact: callOf<{ external_userid: string; cursor?: string }>()({
    method: 'get',
    path: 'externalcontact/get',
    answer: z.object({
      external_contact: externalContactSchema,
      follow_user: z.array(followUserSchema).default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'lookup',
    timeoutMs: 5_000,
  }),
  listContacts: callOf<{ userid: string }>()({
    method: 'get',
    path: 'externalcontact/list',
    answer: z.object({ external_userid: strings.default([]) }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
  }),
  batchGetByUser: callOf<{ userid_list: string[]; cursor: string; limit: number }>()({
    method: 'post',
    path: 'externalcontact/batch/get_by_user',
    answer: z.object({
      external_contact_list: z
        .array(z.object({ external_contact: externalContactSchema, follow_info: followInfoSchema }))
        .default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
  }),
  getCorpTagList: callOf<Record<string, never>>()({
    method: 'post',
    path: 'externalcontact/get_corp_tag_list',
    answer: z.object({ tag_group: z.array(tagGroupSchema).default([]) }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 20_000,
  }),
  // Names are unique in a group, so a repeat finds what the first made.
  addCorpTag: callOf<{ group_id?: string; group_name?: string; tag: { name: string }[] }>()({
    method: 'post',
    path: 'externalcontact/add_corp_tag',
    answer: z.object({ tag_group: tagGroupSchema }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  editCorpTag: callOf<{ id: string; name: string }>()({
    method: 'post',
    path: 'externalcontact/edit_corp_tag',
    answer: nothing,
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  markTag: callOf<{ userid: string; external_userid: string; add_tag: string[]; remove_tag: string[] }>()({
    method: 'post',
    path: 'externalcontact/mark_tag',
    answer: nothing,
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  addContactWay: callOf<ContactWay & { type: 2; scene: 2 }>()({
    method: 'post',
    path: 'externalcontact/add_contact_way',
    answer: z.object({ config_id: z.string(), qr_code: z.string() }),
    repeat: 'once',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  updateContactWay: callOf<ContactWay & { config_id: string }>()({
    method: 'post',
    path: 'externalcontact/update_contact_way',
    answer: nothing,
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  getContactWay: callOf<{ config_id: string }>()({
    method: 'post',
    path: 'externalcontact/get_contact_way',
    answer: z.object({ contact_way: z.object({ config_id: z.string(), qr_code: text, state: text }) }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  listContactWay: callOf<{ start_time: number; cursor?: string; limit: number }>()({
    method: 'post',
    path: 'externalcontact/list_contact_way',
    answer: z.object({
      contact_way: z.array(z.object({ config_id: z.string() })).default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  // The code works once: a repeat is refused, so nobody is welcomed twice.
  sendWelcomeMsg: callOf<{
    welcome_code: string;
    text: { content: string };
    attachments?: WireAttachment[];
  }>()({
    method: 'post',
    path: 'externalcontact/send_welcome_msg',
    answer: nothing,
    repeat: 'once',
    lane: 'urgent',
    timeoutMs: 5_000,
  }),
  addMsgTemplate: callOf<{
    chat_type: 'single' | 'group';
    external_userid?: string[];
    chat_id_list?: string[];
    sender: string;
    text: { content: string };
    attachments?: WireAttachment[];
  }>()({
    method: 'post',
    path: 'externalcontact/add_msg_template',
    answer: z.object({ msgid: z.string(), fail_list: strings.nullish() }),
    repeat: 'once',
    lane: 'normal',
    timeoutMs: 20_000,
  }),
  getGroupmsgListV2: callOf<{
    chat_type: 'single' | 'group';
    start_time: number;
    end_time: number;
    filter_type: 0 | 1 | 2;
    limit: number;
    cursor?: string;
  }>()({
    method: 'post',
    path: 'externalcontact/get_groupmsg_list_v2',
    answer: z.object({
      group_msg_list: z
        .array(
          z.object({
            msgid: z.string(),
            create_time: z.coerce.number(),
            text: z.object({ content: z.string() }).nullish(),
            attachments: z
              .array(z.object({ msgtype: z.string() }))
              .nullish()
              .catch(null),
          }),
        )
        .default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  getGroupmsgTask: callOf<{ msgid: string; limit: number; cursor?: string }>()({
    method: 'post',
    path: 'externalcontact/get_groupmsg_task',
    answer: z.object({
      task_list: z.array(z.object({ userid: z.string(), status: z.number() })).default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  getGroupmsgSendResult: callOf<{ msgid: string; userid: string; limit: number; cursor?: string }>()({
    method: 'post',
    path: 'externalcontact/get_groupmsg_send_result',
    answer: z.object({
      send_list: z
        .array(
          z.object({
            external_userid: text,
            chat_id: text,
            userid: text,
            status: z.number(),
            send_time: z.number().nullish(),
          }),
        )
        .default([]),
      next_cursor: text,
    }),
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 10_000,
  }),
  remindGroupmsgSend: callOf<{ msgid: string }>()({
    method: 'post',
    path: 'externalcontact/remind_groupmsg_send',
    answer: nothing,
    repeat: 'once',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
  cancelGroupmsgSend: callOf<{ msgid: string }>()({
    method: 'post',
    path: 'externalcontact/cancel_groupmsg_send',
    answer: nothing,
    repeat: 'safe',
    lane: 'normal',
    timeoutMs: 8_000,
  }),
};
