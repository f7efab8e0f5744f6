import { z } from 'zod';
import { keySchema, nameSchema, noteSchema, percentSchema, yuanSchema } from '../values.ts';

/** A channel by which people get to know the brand, with the codes that tell where they came from. 渠道 */
export const channelSchema = z.strictObject({
  name: nameSchema,
  group: z
    .enum(['new-media', 'private', 'commerce', 'ads', 'industry', 'offline', 'other'])
    .meta({ description: 'Family of channels / 渠道类别:新媒体、私域、电商、广告、行业、线下、其他' }),
  status: z
    .enum(['active', 'trial', 'idle'])
    .default('active')
    .meta({ description: 'active, on trial, or idle / 在做、试水、暂不做' }),
  purpose: z.string().trim().min(1).max(300).meta({ description: 'What it is for / 用来做什么' }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  codes: z
    .array(keySchema)
    .max(100)
    .default([])
    .meta({ description: 'Channel codes used there / 使用的渠道活码' }),
  budget: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'Yuan for the whole period / 整个周期的预算(元)' }),
  planned: z
    .strictObject({
      contacts: z
        .int()
        .min(0)
        .max(100_000_000)
        .meta({ description: 'People it is to bring / 计划带来多少好友' }),
      cost: yuanSchema.optional().meta({ description: 'Yuan for one of them / 单个好友成本(元)' }),
      conversion: percentSchema
        .optional()
        .meta({ description: 'Per cent of them who buy in the end / 最终成交的比例(%)' }),
    })
    .optional()
    .meta({ description: 'Volume, cost and conversion as planned / 计划的量、成本和转化' }),
  partners: z
    .array(
      z.strictObject({
        name: nameSchema,
        model: z.enum(['mutual', 'b2b2c', 'b2b2b2c', 'sponsorship']).meta({
          description: 'How it works / 合作方式:互荐、经由商家到客户、经由平台与商家到客户、赞助',
        }),
        gives: noteSchema.optional().meta({ description: 'What they bring / 对方出什么' }),
        gets: noteSchema.optional().meta({ description: 'What they get / 对方得什么' }),
      }),
    )
    .max(100)
    .default([])
    .meta({ description: 'Partners / 合作方' }),
});
export type Channel = z.infer<typeof channelSchema>;
