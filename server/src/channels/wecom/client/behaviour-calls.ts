import { z } from 'zod';
import { callOf } from './call-spec.ts';

const count = z.coerce.number().int().nullish();

/** What members do with customers. 行为数据 */
export const behaviourCalls = {
  getUserBehaviorData: callOf<{ userid: string[]; start_time: number; end_time: number }>()({
    method: 'post',
    path: 'externalcontact/get_user_behavior_data',
    answer: z.object({
      behavior_data: z
        .array(
          z.object({
            stat_time: z.number(),
            chat_cnt: count,
            message_cnt: count,
            reply_percentage: z.coerce.number().nullish(),
            avg_reply_time: z.coerce.number().nullish(),
            negative_feedback_cnt: count,
            new_apply_cnt: count,
            new_contact_cnt: count,
          }),
        )
        .default([]),
    }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
    what: {
      zh: '每晚读取成员的行为数据：新增、聊天、回复、流失',
      en: 'reads what members did each day: new friends, chats, answers, losses; every night',
    },
  }),
};
