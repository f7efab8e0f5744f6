import { z } from 'zod';
import { hoursSchema } from '../hours.ts';
import { dateSchema, keySchema, nameSchema, timeOfDaySchema, weekdaySchema } from '../values.ts';

const dutySchema = z.strictObject({
  do: nameSchema.meta({ description: 'What is to be done / 做什么' }),
  every: z.enum(['day', 'workday', 'week', 'month', 'quarter']).meta({
    description: 'day, workday, week, month or quarter / 多久一次:每天、每个工作日、每周、每月、每季',
  }),
  on: z
    .array(weekdaySchema)
    .min(1)
    .max(7)
    .optional()
    .meta({ description: 'Days of a weekly duty / 每周的哪几天' }),
  at: timeOfDaySchema.optional(),
  times: z.int().min(1).max(1000).optional().meta({ description: 'Times each / 每次周期做几遍' }),
  minutes: z.int().min(1).max(1440).optional().meta({ description: 'Minutes it takes / 一遍要多少分钟' }),
  fills: z
    .array(
      z
        .string()
        .regex(/^(tag-group|field)\/[A-Za-z0-9][A-Za-z0-9-]*$/)
        .meta({
          description:
            'Thing to fill: tag-group/need or field/business / 补齐项:tag-group/need 或 field/business',
        }),
    )
    .max(20)
    .optional()
    .meta({ description: 'What is written down by it / 填写的标签组和字段' }),
});

const awaySchema = z.strictObject({
  from: dateSchema,
  to: dateSchema.meta({ description: 'Last day away: 2026-02-20 / 最后一天:2026-02-20' }),
  'stand-in': keySchema.optional().meta({ description: 'Staff who stands in / 代班员工' }),
  why: nameSchema.optional().meta({ description: 'Why / 事由' }),
});

const kpiSchema = z.strictObject({
  name: nameSchema,
  counts: z
    .enum([
      'group-posts',
      'moments-posts',
      'articles',
      'private-chats',
      'contacts-added',
      'tags-filled',
      'tasks-done',
      'orders',
      'revenue',
    ])
    .meta({
      description:
        'What is counted / 统计什么:社群发布、朋友圈发布、公众号文章、私聊人数、新增好友、补齐的标签、完成的任务、订单数、销售额',
    }),
  target: z.number().positive().meta({ description: 'At least; money in yuan / 至少多少,金额以元计' }),
  per: z
    .enum(['day', 'week', 'month', 'quarter'])
    .meta({ description: 'day, week, month or quarter / 考核周期' }),
});

/** A member of staff; `wecom` is the member's userid in the WeCom tenant. 员工 */
export const staffSchema = z.strictObject({
  name: nameSchema,
  wecom: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/)
    .meta({ description: 'WeCom userid: LinXiaohe / 企业微信 userid:LinXiaohe' }),
  role: z.string().max(100).optional(),
  unit: keySchema.optional().meta({ description: 'Unit of the organisation / 所属组织' }),
  'tasks-per-day': z.int().min(1).max(1000).optional(),
  capacity: z
    .strictObject({
      contacts: z.int().min(1).max(20_000).optional().meta({ description: 'Friends in all / 好友总数上限' }),
      'adds-per-day': z
        .int()
        .min(1)
        .max(5000)
        .optional()
        .meta({ description: 'New friends a day / 每天新增好友' }),
      'chats-per-day': z
        .int()
        .min(1)
        .max(2000)
        .optional()
        .meta({ description: 'Private chats a day / 每天私聊人数' }),
    })
    .optional()
    .meta({ description: 'How much one person can do / 承接能力' }),
  works: z
    .array(hoursSchema)
    .min(1)
    .max(14)
    .optional()
    .meta({ description: 'Working hours; none written means always / 上班时间;不写视为随时在班' }),
  away: z.array(awaySchema).max(50).optional().meta({ description: 'Days off / 请假、出差' }),
  duties: z
    .array(dutySchema)
    .max(50)
    .optional()
    .meta({ description: 'What the person is responsible for / 职责' }),
  kpis: z
    .array(kpiSchema)
    .max(20)
    .optional()
    .meta({ description: 'What the person is measured by / 考核指标' }),
});
export type Staff = z.infer<typeof staffSchema>;
