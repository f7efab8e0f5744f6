import { z } from 'zod';
import {
  dateSchema,
  durationSchema,
  keySchema,
  nameSchema,
  noteSchema,
  tagRefSchema,
  timeOfDaySchema,
} from '../values.ts';

/** One day or a kind of day: `mon`, `workday`, `2026-11-11`, `11-11`, `day:last`, `solar-term:冬至`, `holiday:国庆节`. */
export const slotDaySchema = z
  .string()
  .regex(
    /^(mon|tue|wed|thu|fri|sat|sun|every-day|workday|holiday|\d{4}-\d{2}-\d{2}|\d{2}-\d{2}|day:([1-9]|[12]\d|3[01]|last)|(solar-term|holiday):[^\s:]{1,20})$/,
  )
  .meta({
    description:
      'Day: mon, workday, holiday, every-day, 2026-11-11, 11-11, day:1, day:last, solar-term:冬至, holiday:国庆节 / 日子:mon、workday、holiday、every-day、2026-11-11、11-11、day:1、day:last、solar-term:冬至、holiday:国庆节',
  });

const slotDaysSchema = z.union([
  slotDaySchema.transform((day) => [day]),
  z.array(slotDaySchema).min(1).max(31),
]);

/** One thing published on some days at a time of day. 内容排期 */
const slotSchema = z.strictObject({
  on: slotDaysSchema.meta({ description: 'Days on which it is published / 哪些天发' }),
  except: slotDaysSchema.optional().meta({ description: 'But not on these / 其中哪些天不发' }),
  from: dateSchema.optional().meta({ description: 'First day it holds / 从哪天起' }),
  to: dateSchema.optional().meta({ description: 'Last day it holds / 到哪天止' }),
  at: timeOfDaySchema,
  column: keySchema.optional().meta({ description: 'Content column / 内容栏目' }),
  message: keySchema.optional().meta({ description: 'Message that is published / 发布的消息' }),
  brief: noteSchema
    .optional()
    .meta({ description: 'What to write, for whoever writes it / 写什么,给写的人看' }),
  by: keySchema
    .optional()
    .meta({ description: 'Staff; else who looks after the place / 员工,默认该处的负责人' }),
});
export type Slot = z.infer<typeof slotSchema>;

/** One Moment. 朋友圈排期 */
const momentSlotSchema = slotSchema.extend({
  'visible-to': z.array(tagRefSchema).min(1).max(100).optional().meta({
    description:
      'Customers with one of these tags see it; else all of them: [need/course] / 只给带有其中任一标签的客户看,不写则全部客户可见:[need/course]',
  }),
});
export type MomentSlot = z.infer<typeof momentSlotSchema>;

const slotsAre = { description: 'What is published when / 什么时候发什么' };

const common = {
  name: nameSchema,
  'silent-days': z
    .int()
    .min(1)
    .max(366)
    .default(7)
    .meta({ description: 'Days in a row without a post, at most / 最多连续几天不发' }),
  'per-day': z.int().min(1).max(100).default(4).meta({ description: 'Posts a day, at most / 一天最多几条' }),
  'per-hour': z
    .int()
    .min(1)
    .max(100)
    .default(2)
    .meta({ description: 'Posts within any hour, at most / 任意一小时内最多几条' }),
  slots: z.array(slotSchema).min(1).max(500).meta(slotsAre),
};

/** What one account, community or Official Account publishes, and when. 内容日历 */
export const calendarSchema = z.union([
  z.strictObject({
    account: keySchema.meta({ description: 'Moments of this account / 这个个人号的朋友圈' }),
    also: z.array(keySchema).min(1).max(500).optional().meta({
      description: 'Further accounts that publish the same at the same time / 同时发同样内容的其他个人号',
    }),
    late: durationSchema.optional().meta({
      description:
        'If it could not begin within this after its time, it is skipped, 2h by default / 到点后多久还没能开始就跳过这一次,默认 2h',
    }),
    expires: durationSchema.optional().meta({
      description:
        'What staff have not published so long after its time is called off, 1d by default / 到点后多久员工还没发表就撤回,默认 1d',
    }),
    ...common,
    slots: z.array(momentSlotSchema).min(1).max(500).meta(slotsAre),
  }),
  z.strictObject({
    community: keySchema.meta({ description: 'Groups of this community / 这类社群的群' }),
    ...common,
  }),
  z.strictObject({
    'official-account': keySchema.meta({
      description: 'Articles of this Official Account / 这个公众号的推文',
    }),
    ...common,
  }),
]);
export type Calendar = z.infer<typeof calendarSchema>;
export type MomentCalendar = Extract<Calendar, { account: unknown }>;
