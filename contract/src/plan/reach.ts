import { z } from 'zod';
import { durationSchema, keySchema, timeOfDaySchema } from './values.ts';

/** How the member of staff who writes to a contact is chosen. */
export const senderRules = ['owner', 'last-spoke', 'last-added', 'first-added', 'fewest-tasks'] as const;
export type SenderRule = (typeof senderRules)[number];

/** How customers may be reached, whatever wants to reach them. 触达规则 */
export const reachSchema = z.strictObject({
  'quiet-hours': z
    .union([z.literal('none'), z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })])
    .optional()
    .meta({
      description:
        'When customers are left alone: { from: "21:30", to: "08:30" }, or none / 免打扰时段:{ from: "21:30", to: "08:30" },或 none 不设',
    }),
  timezone: keySchema.optional().meta({
    description:
      'Field that holds the time zone of a customer, for quiet hours; else that of the plan / 存放客户时区的字段,用于免打扰时段;没有则用方案的时区',
  }),
  quota: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']).optional().meta({
    description:
      'What the WeCom tenant allows one customer to receive: as many a month as it has days, seven a week, or one a day / 企业微信后台设置的客户接收上限:每月等于当月天数、每周 7 条、每天 1 条',
  }),
  caps: z
    .array(
      z.strictObject({
        'at-most': z.int().min(1).max(1000).meta({ description: 'Messages / 条数' }),
        per: durationSchema.meta({ description: 'In any such stretch of time: 7d / 任意这样一段时间内:7d' }),
      }),
    )
    .max(5)
    .default([])
    .meta({
      description:
        'Own limits of how often one customer is written to, over all journeys and broadcasts / 自己定的频率上限,所有旅程和群发合计',
    }),
  sender: z.enum(senderRules).optional().meta({
    description:
      'Who writes when nobody is named: owner (default), last-spoke (the last message or closed task that Hetang knows of; WeCom does not tell what is chatted), last-added, first-added, or fewest-tasks (fewest confirmations) / 没有指定时由谁发:owner 负责员工(默认);last-spoke 最近联系的(按系统记录的消息和任务,企业微信不提供聊天内容);last-added 最近加的;first-added 最早加的;fewest-tasks 让群发任务最少',
  }),
  reminders: z.array(durationSchema).max(12).optional().meta({
    description:
      'When a sender who has not confirmed is reminded, after the task was made: [2h, 20h]; at most 3 in 24 hours; [] never / 群发任务未确认时,建好多久后提醒:[2h, 20h];24 小时内至多 3 次;[] 不提醒',
  }),
  moments: z.int().min(1).max(500).optional().meta({
    description:
      'Own limit of Moments that one member publishes in a month for the company / 自己定的上限:每位员工每月至多替企业发几条朋友圈',
  }),
  consent: z.enum(['assumed', 'required']).default('assumed').meta({
    description:
      'assumed: everybody but those who withdrew it; required: only those who gave it / assumed 除撤回者外都可触达;required 只触达已同意的客户',
  }),
});
export type Reach = z.infer<typeof reachSchema>;
