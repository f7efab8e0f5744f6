import { z } from 'zod';
import {
  durationSchema,
  keySchema,
  nameSchema,
  percentSchema,
  timeOfDaySchema,
  weekdaySchema,
} from '../values.ts';

/** The platform's own ceiling for an external group. */
export const GROUP_CEILING = 500;
/** Groups that one join way (group live code) of the platform may lead to. */
export const GROUPS_PER_CODE = 5;

const linesSchema = z.array(z.string().trim().min(1).max(200)).max(30).default([]);

/** One thing posted in every group of the type: on a day of the group's life, or every week. */
const postSchema = z.union([
  z.strictObject({
    day: z
      .int()
      .min(0)
      .max(3650)
      .meta({ description: 'Day of the group, 0 is the first / 建群第几天,0 为当天' }),
    at: timeOfDaySchema,
    post: keySchema.meta({ description: 'Message posted / 发布的消息' }),
    by: keySchema.optional().meta({ description: 'Staff key; else the owner / 员工,默认群主' }),
  }),
  z.strictObject({
    on: z.array(weekdaySchema).min(1).max(7).meta({ description: 'Days of the week / 每周哪几天' }),
    at: timeOfDaySchema,
    post: keySchema.meta({ description: 'Message posted / 发布的消息' }),
    by: keySchema.optional().meta({ description: 'Staff key; else the owner / 员工,默认群主' }),
  }),
]);

/** A type of community with its rules, its output and its end. 社群类型 */
export const communitySchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  purpose: z
    .enum(['referral', 'growth', 'learning', 'service'])
    .optional()
    .meta({ description: 'Purpose: referral, growth, learning, service / 目的:转介绍、拉新、学习、服务' }),
  stages: z
    .array(keySchema)
    .max(50)
    .default([])
    .meta({ description: 'Stages of its members / 成员所处阶段' }),
  owner: keySchema.optional().meta({ description: 'Staff who owns the groups / 群主(员工)' }),
  deputies: z.array(keySchema).max(20).default([]).meta({ description: 'Staff who help / 群管理员(员工)' }),
  series: nameSchema
    .optional()
    .meta({ description: 'Name of each group; {{ n }} is its number / 群名,{{ n }} 为编号' }),
  chats: z.array(nameSchema).min(1).max(50).optional().meta({
    description:
      'Names of groups that belong to it beside the series, * is any text: VIP* / 除群名外,哪些群名也归它,* 代表任意文字:VIP*',
  }),
  capacity: z
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .meta({ description: 'Members before the next group is opened / 满多少人开下一个群' }),
  tone: z
    .enum(['service', 'balanced', 'marketing'])
    .optional()
    .meta({ description: 'Tone: service, balanced, marketing / 调性:重服务、均衡、重营销' }),
  join: z
    .strictObject({
      groups: z.int().min(1).max(1000).meta({ description: 'Groups behind one code / 一个群活码后面几个群' }),
      'open-next': z
        .boolean()
        .default(true)
        .meta({ description: 'Open the next group when all are full / 满了自动开下一个群' }),
    })
    .optional()
    .meta({ description: 'Group live code / 群活码' }),
  health: z
    .strictObject({
      'active-at-least': percentSchema
        .optional()
        .meta({ description: 'Members who spoke in a week, per cent / 周活跃成员占比不低于(%)' }),
      'leave-at-most': percentSchema
        .optional()
        .meta({ description: 'Members who left in a week, per cent / 周退群占比不高于(%)' }),
      'dead-after': durationSchema.optional().meta({
        description: 'A group is dead after so long without a member speaking: 14d / 死群标准:14d',
      }),
    })
    .optional()
    .meta({ description: 'Thresholds of health / 健康线' }),
  activities: z
    .array(
      z.strictObject({
        aim: z
          .enum(['fission', 'conversion', 'activity', 'retention'])
          .meta({ description: 'Aim / 目的:裂变、转化、活跃、留存' }),
        form: z
          .enum([
            'bargain',
            'group-buy',
            'lottery',
            'distribution',
            'check-in',
            'topic',
            'red-packet',
            'sale',
            'live',
            'reward',
          ])
          .meta({
            description: 'Form / 形式:砍价、拼团、抽奖、分销、打卡、话题、红包、优惠限时、直播、奖励',
          }),
        activity: keySchema.optional().meta({ description: 'Activity that does it / 对应的活动' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ description: 'Which activities fit it: aim by form / 适合的活动:目的与形式' }),
  'post-length': z
    .int()
    .min(20)
    .max(2000)
    .optional()
    .meta({ description: 'Characters of one post, at most / 一条群消息最多几个字' }),
  life: durationSchema.optional().meta({ description: 'Life of a group: 14d / 群的寿命:14d' }),
  becomes: keySchema
    .optional()
    .meta({ description: 'Community it turns into at its end / 到期后转为的社群' }),
  welcome: keySchema.optional().meta({ description: 'Message at joining / 入群欢迎语(消息)' }),
  notice: keySchema.optional().meta({ description: 'Message as the group notice / 群公告(消息)' }),
  exit: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .meta({ description: 'How and when members leave / 退群规则' }),
  entry: z
    .strictObject({
      conditions: linesSchema.meta({ description: 'Who may join / 入群条件' }),
      habits: linesSchema.meta({ description: 'What a new member does / 入群惯例' }),
    })
    .optional()
    .meta({ description: 'Rules of joining / 入群规则' }),
  rules: z
    .strictObject({
      encourage: linesSchema.meta({ description: 'What is welcome / 鼓励行为' }),
      forbid: linesSchema.meta({ description: 'What is not / 违规行为' }),
      steps: z
        .array(z.enum(['remind', 'warn', 'mute', 'remove']))
        .max(4)
        .default([])
        .meta({ description: 'What follows, step by step / 违规处理,逐级' }),
    })
    .optional()
    .meta({ description: 'Rules of the group / 群内规则' }),
  keywords: z
    .record(z.string().trim().min(1).max(30), keySchema)
    .default({})
    .meta({ description: 'Word and the message that answers it / 关键词与自动回复的消息' }),
  sop: z.array(postSchema).max(200).default([]).meta({ description: 'What is posted when / 社群节奏(SOP)' }),
});
export type Community = z.infer<typeof communitySchema>;
