import { z } from 'zod';
import {
  durationSchema,
  eventNameSchema,
  keySchema,
  nameSchema,
  noteSchema,
  percentSchema,
  yuanSchema,
} from '../../values.ts';
import { frame, rewardRef } from './frame.ts';

const prizeSchema = z.strictObject({
  name: nameSchema,
  value: yuanSchema.meta({ description: 'Market price in yuan / 市场价(元)' }),
  cost: yuanSchema
    .optional()
    .meta({ description: 'What one costs the brand; else its value / 每份成本(元);不写按市场价' }),
  stock: z.int().min(0).max(100_000_000).meta({ description: 'How many there are / 份数' }),
  odds: percentSchema.meta({ description: 'Chance of one draw in per cent / 单次中奖概率(%)' }),
});

/** A draw. 抽奖 */
export const lotterySchema = z
  .strictObject({
    type: z.literal('lottery'),
    ...frame,
    prizes: z.record(keySchema, prizeSchema).meta({ description: 'Prizes / 奖项' }),
    nothing: percentSchema.default(0).meta({ description: 'Chance of nothing in per cent / 未中奖概率(%)' }),
    chances: z
      .strictObject({
        free: z
          .int()
          .min(0)
          .max(100)
          .default(1)
          .meta({ description: 'Draws everybody has / 人人都有的次数' }),
        earn: z
          .array(
            z.strictObject({
              event: eventNameSchema,
              draws: z.int().min(1).max(100).meta({ description: 'Draws it brings / 增加几次' }),
              'at-most': z
                .int()
                .min(1)
                .max(1000)
                .optional()
                .meta({ description: 'Times at most / 至多几次' }),
            }),
          )
          .max(20)
          .default([])
          .meta({ description: 'Draws for doing something / 做任务得次数' }),
      })
      .optional()
      .meta({ description: 'How many draws / 抽奖次数' }),
    sure: z
      .strictObject({ after: z.int().min(2).max(1000), prize: keySchema })
      .optional()
      .meta({ description: 'Prize that is sure after so many draws / 保底:抽几次必中什么' }),
    publishes: z
      .array(
        z.enum(['rules', 'odds', 'prizes', 'winners']).meta({
          description: 'Published: rules, odds, prizes, winners / 公示:规则、概率、奖品数量、中奖名单',
        }),
      )
      .max(4)
      .default([])
      .meta({ description: 'What the page shows / 页面公示' }),
  })
  .meta({ description: 'A draw / 抽奖' });

/** Something done day after day. 打卡、签到 */
export const checkInSchema = z
  .strictObject({
    type: z.literal('check-in'),
    ...frame,
    days: z.int().min(2).max(366).meta({ description: 'How many days / 打卡天数' }),
    task: noteSchema.meta({ description: 'What is done each day / 每天做什么' }),
    'points-per-day': z.int().min(0).max(100_000).optional().meta({ description: 'Points a day / 每天积分' }),
    streaks: z
      .array(
        z.strictObject({
          days: z.int().min(1).max(366).meta({ description: 'Days in a row / 连续几天' }),
          reward: rewardRef,
        }),
      )
      .max(20)
      .default([])
      .meta({ description: 'Rewards for days in a row / 连续打卡奖励' }),
    'make-up': z
      .int()
      .min(0)
      .max(100)
      .default(0)
      .meta({ description: 'Missed days one may make up / 可补卡次数' }),
  })
  .meta({ description: 'Something done day after day / 打卡、签到' });

/** Money handed out in a group. 红包 */
export const redPacketSchema = z
  .strictObject({
    type: z.literal('red-packet'),
    ...frame,
    total: yuanSchema.meta({ description: 'All packets together / 总金额(元)' }),
    count: z.int().min(1).max(1_000_000).meta({ description: 'How many packets / 红包个数' }),
    split: z
      .enum(['fixed', 'random'])
      .meta({ description: 'Split: all alike, by chance / 分法:等额、拼手气' }),
    least: yuanSchema.default(0.01).meta({ description: 'Least in one packet / 单个最小金额(元)' }),
    most: yuanSchema.default(200).meta({ description: 'Most in one packet / 单个最大金额(元)' }),
    paid: z
      .enum(['wechat-pay', 'staff'])
      .meta({ description: 'Paid: through WeChat Pay, by staff / 发放:微信支付、员工手工' }),
  })
  .meta({ description: 'Money handed out in a group / 红包' });

const askSchema = nameSchema.meta({ description: 'Question / 问什么' });

const choicesSchema = z
  .array(
    z.strictObject({
      say: nameSchema.meta({ description: 'Answer / 选项' }),
      right: z.boolean().optional().meta({ description: 'The right answer / 正确答案' }),
      tags: z
        .array(z.string().max(127))
        .max(10)
        .default([])
        .meta({ description: 'Tags given: need/course / 打上的标签:need/course' }),
    }),
  )
  .min(2)
  .max(30);

/** Questions whose answers fill tags and fields. 问卷 */
export const surveySchema = z
  .strictObject({
    type: z.literal('survey'),
    ...frame,
    questions: z
      .array(
        z.union([
          z.strictObject({
            choose: z.enum(['one', 'many']).meta({ description: 'Answers: one, several / 题型:单选、多选' }),
            ask: askSchema,
            choices: choicesSchema.meta({ description: 'Answers / 选项' }),
          }),
          z.strictObject({
            fill: keySchema.meta({ description: 'Field that the answer fills / 答案填入的字段' }),
            ask: askSchema,
          }),
          z.strictObject({
            score: z.int().min(2).max(11).meta({ description: 'Steps of the scale / 打分的档数' }),
            ask: askSchema,
          }),
        ]),
      )
      .min(1)
      .max(50)
      .meta({ description: 'Questions / 题目' }),
    quota: z.int().min(1).max(100_000_000).optional().meta({ description: 'Answers wanted / 回收份数' }),
  })
  .meta({ description: 'Questions whose answers fill tags and fields / 问卷' });

/** Questions with right answers. 知识竞猜 */
export const quizSchema = z
  .strictObject({
    type: z.literal('quiz'),
    ...frame,
    questions: z
      .array(
        z.strictObject({ ask: askSchema, choices: choicesSchema.meta({ description: 'Answers / 选项' }) }),
      )
      .min(1)
      .max(50)
      .meta({ description: 'Questions / 题目' }),
    pass: z.int().min(1).max(50).meta({ description: 'Right answers needed / 答对几题算过' }),
    reward: rewardRef.optional(),
    reveal: durationSchema
      .optional()
      .meta({ description: 'When the answers are shown: 1h / 多久后公布答案:1h' }),
  })
  .meta({ description: 'Questions with right answers / 知识竞猜' });
