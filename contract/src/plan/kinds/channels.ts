import { z } from 'zod';
import { keySchema, nameSchema } from '../values.ts';

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
});
export type Channel = z.infer<typeof channelSchema>;
