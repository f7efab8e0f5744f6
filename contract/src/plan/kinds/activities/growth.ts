import { z } from 'zod';
import { durationSchema, eventNameSchema, noteSchema, percentSchema, yuanSchema } from '../../values.ts';
import { frame, rewardRef } from './frame.ts';

/** Friends bring friends. 裂变 */
export const referralSchema = z
  .strictObject({
    type: z.literal('referral'),
    ...frame,
    by: z
      .enum(['poster', 'group', 'link'])
      .meta({ description: 'Passed on: by poster, group, link / 传播方式:海报、社群、链接' }),
    between: z.enum(['c2c', 'b2b2c']).default('c2c').meta({
      description: 'Between: customers among themselves, through partners / 谁和谁:客户之间、经由合作方',
    }),
    counts: eventNameSchema.meta({
      description: 'Event of the invited that counts / 算数的事件',
    }),
    steps: z
      .array(
        z.strictObject({
          invite: z.int().min(1).max(10_000).meta({ description: 'People to invite / 邀请几人' }),
          reward: rewardRef,
        }),
      )
      .min(1)
      .max(10)
      .meta({ description: 'What inviting brings, step by step / 阶梯奖励' }),
    invited: rewardRef.optional().meta({ description: 'Reward of the invited / 被邀请人的奖励' }),
    'if-lost': z
      .enum(['takes-back', 'keeps'])
      .default('takes-back')
      .meta({ description: 'When the friend leaves: takes back, keeps / 删好友后:扣回、保留' }),
  })
  .meta({ description: 'Friends bring friends / 转介绍裂变' });

/** Several buy together. 拼团 */
export const groupBuySchema = z
  .strictObject({
    type: z.literal('group-buy'),
    ...frame,
    price: yuanSchema.meta({ description: 'Price in the group / 拼团价' }),
    original: yuanSchema.meta({ description: 'Price alone / 原价' }),
    size: z.int().min(2).max(1000).meta({ description: 'People in a group / 几人成团' }),
    window: durationSchema.meta({ description: 'Time to fill the group: 24h / 成团时限:24h' }),
    newcomers: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .meta({ description: 'New customers a group needs / 团里至少几位新客(老带新)' }),
    'virtual-fill': z
      .boolean()
      .default(false)
      .meta({ description: 'Missing places are filled by no real people / 人数不足时虚拟成团' }),
    disclosure: noteSchema.optional().meta({ description: 'How that is said on the page / 虚拟成团的说明' }),
  })
  .meta({ description: 'Several buy together / 拼团' });

/** Friends cut the price. 砍价 */
export const bargainSchema = z
  .strictObject({
    type: z.literal('bargain'),
    ...frame,
    original: yuanSchema.meta({ description: 'Price at the start / 起始价' }),
    floor: yuanSchema.meta({ description: 'Price at the end / 底价' }),
    helpers: z.int().min(1).max(10_000).meta({ description: 'Helpers until the floor / 砍到底价要几人' }),
    window: durationSchema.meta({ description: 'Time for it: 24h / 砍价时限:24h' }),
    curve: z.enum(['even', 'falling', 'random']).default('falling').meta({
      description: 'Cuts: of one size, ever smaller, by chance / 砍价幅度:每刀一样、越来越小、随机',
    }),
  })
  .meta({ description: 'Friends cut the price / 砍价' });

/** Customers who sell on. 分销 */
export const distributionSchema = z
  .strictObject({
    type: z.literal('distribution'),
    ...frame,
    commissions: z.array(percentSchema).min(1).max(10).meta({
      description: 'Per cent of the order for each level, nearest first / 各级佣金(%),从直接推荐人开始',
    }),
    'entry-fee': yuanSchema.default(0).meta({ description: 'What it costs to join / 加入费用(元)' }),
    'recruit-reward': yuanSchema
      .default(0)
      .meta({ description: 'Paid for recruiting, without a sale / 拉人入伙本身的报酬(元)' }),
    settle: durationSchema.meta({ description: 'Time from order to settlement: 15d / 下单多久后结算:15d' }),
    'withdraw-from': yuanSchema.optional().meta({ description: 'Least amount to withdraw / 起提金额(元)' }),
  })
  .meta({ description: 'Customers who sell on / 分销' });
