import { z } from 'zod';
import {
  dateSchema,
  durationSchema,
  eventNameSchema,
  keySchema,
  nameSchema,
  timeOfDaySchema,
} from '../../values.ts';
import { frame } from './frame.ts';

const sessionSchema = z.strictObject({
  title: nameSchema.meta({ description: 'Subject / 主题' }),
  on: dateSchema,
  at: timeOfDaySchema,
  lasts: durationSchema.meta({ description: 'Length: 60m / 时长:60m' }),
  speaker: nameSchema.optional().meta({ description: 'Who speaks / 主讲' }),
});
export type Session = z.infer<typeof sessionSchema>;

/** Lessons and live streams. 课程与直播 */
export const courseSchema = z
  .strictObject({
    type: z.literal('course'),
    ...frame,
    form: z
      .enum(['slides-and-voice', 'video-and-page', 'live-with-slides'])
      .meta({ description: 'Form / 形式:课件加语音、视频加落地页、真人直播加课件' }),
    sessions: z.array(sessionSchema).min(1).max(100).meta({ description: 'Lessons / 场次' }),
    'sign-up': eventNameSchema.meta({ description: 'Event of a sign-up / 报名的事件' }),
    reminders: z
      .array(
        z.strictObject({
          ahead: durationSchema.meta({ description: 'How long before: 30m / 提前多久:30m' }),
          message: keySchema.meta({ description: 'Message / 消息' }),
        }),
      )
      .max(20)
      .default([])
      .meta({ description: 'Reminders / 开课提醒' }),
    after: z
      .array(
        z.strictObject({
          later: durationSchema.meta({ description: 'How long after: 14h / 课后多久:14h' }),
          message: keySchema.meta({ description: 'Message / 消息' }),
        }),
      )
      .max(20)
      .default([])
      .meta({ description: 'What follows a lesson / 课后跟进' }),
    replay: durationSchema
      .optional()
      .meta({ description: 'How long the replay stays: 7d / 回放保留多久:7d' }),
  })
  .meta({ description: 'Lessons and live streams / 课程与直播' });

/** People meet, or a code hangs in a shop. 线下活动 */
export const offlineEventSchema = z
  .strictObject({
    type: z.literal('offline-event'),
    ...frame,
    form: z
      .enum(['meetup', 'sponsorship', 'store'])
      .meta({ description: 'Form / 形式:交流会、赞助与联合、门店' }),
    place: nameSchema.optional().meta({ description: 'Where / 地点' }),
    seats: z.int().min(1).max(1_000_000).optional().meta({ description: 'Seats / 座位' }),
    'sign-in': eventNameSchema.optional().meta({ description: 'Event of a sign-in / 签到的事件' }),
    partners: z.array(nameSchema).max(50).default([]).meta({ description: 'Partners / 联合方' }),
    'staff-reward': nameSchema.optional().meta({ description: 'What staff get for it / 对员工的激励' }),
  })
  .meta({ description: 'People meet, or a code hangs in a shop / 线下活动' });
