import { z } from 'zod';
import { callOf } from './call-spec.ts';

/** What goes along with a Moment, as the platform takes it. */
export type WireMomentAttachment =
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'video'; video: { media_id: string } }
  | { msgtype: 'link'; link: { title: string; url: string; media_id: string } };

interface OfMember {
  moment_id: string;
  userid: string;
  cursor?: string;
}

const read = { method: 'post', repeat: 'safe', lane: 'normal', timeoutMs: 10_000 } as const;
const text = z.string().nullish();
const mark = z.object({ external_userid: text, userid: text, create_time: z.coerce.number() });

/** Moments of the company. 客户朋友圈 */
export const momentCalls = {
  addMomentTask: callOf<{
    visible_range: {
      sender_list: { user_list: string[] };
      external_contact_list?: { tag_list: string[] };
    };
    text?: { content: string };
    attachments?: WireMomentAttachment[];
  }>()({
    ...read,
    repeat: 'once',
    timeoutMs: 20_000,
    path: 'externalcontact/add_moment_task',
    answer: z.object({ jobid: z.string() }),
    limits: { minute: 10 },
    what: { zh: '创建朋友圈任务，由员工发表', en: 'makes a Moment that members publish' },
  }),
  getMomentTaskResult: callOf<{ jobid: string }>()({
    ...read,
    method: 'get',
    path: 'externalcontact/get_moment_task_result',
    answer: z.object({
      status: z.number(),
      result: z.object({ errcode: z.number(), moment_id: text }).nullish(),
    }),
    what: { zh: '朋友圈任务是否建好', en: 'whether a Moment has been made' },
  }),
  getMomentList: callOf<{
    start_time: number;
    end_time: number;
    filter_type: 0;
    cursor?: string;
    limit: number;
  }>()({
    ...read,
    path: 'externalcontact/get_moment_list',
    answer: z.object({
      moment_list: z
        .array(
          z.object({
            moment_id: z.string(),
            text: z.object({ content: z.string().nullish() }).nullish(),
            image: z.array(z.unknown()).nullish(),
            video: z.unknown().optional(),
            link: z.unknown().optional(),
          }),
        )
        .default([]),
      next_cursor: text,
    }),
    what: {
      zh: '查找没有得到应答的朋友圈任务',
      en: 'looks for a Moment whose creation got no answer',
    },
  }),
  getMomentTask: callOf<{ moment_id: string; cursor?: string; limit: number }>()({
    ...read,
    path: 'externalcontact/get_moment_task',
    answer: z.object({
      task_list: z.array(z.object({ userid: z.string(), publish_status: z.number() })).default([]),
      next_cursor: text,
    }),
    what: { zh: '哪些员工发表了朋友圈', en: 'which members have published a Moment' },
  }),
  getMomentSendResult: callOf<OfMember & { limit: number }>()({
    ...read,
    path: 'externalcontact/get_moment_send_result',
    answer: z.object({
      customer_list: z.array(z.object({ external_userid: z.string() })).default([]),
      next_cursor: text,
    }),
    what: { zh: '员工发表的朋友圈有哪些客户可见', en: 'which customers see what a member published' },
  }),
  getMomentComments: callOf<OfMember>()({
    ...read,
    path: 'externalcontact/get_moment_comments',
    answer: z.object({
      comment_list: z.array(mark).nullish(),
      like_list: z.array(mark).nullish(),
    }),
    what: { zh: '朋友圈的点赞和评论', en: 'likes and comments of a Moment' },
  }),
  cancelMomentTask: callOf<{ moment_id: string }>()({
    ...read,
    path: 'externalcontact/cancel_moment_task',
    answer: z.object({}),
    what: { zh: '停止还没有发表的朋友圈', en: 'stops what is not published yet of a Moment' },
  }),
};
