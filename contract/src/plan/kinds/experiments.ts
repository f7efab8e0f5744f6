import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { dateSchema, durationSchema, eventNameSchema, keySchema, nameSchema, noteSchema } from '../values.ts';

const variantSchema = z.strictObject({
  name: nameSchema,
  weight: z.number().min(0).max(100).meta({ description: 'Per cent: 50 / 百分比:50' }),
  message: keySchema.optional().meta({ description: 'Message sent instead / 换成哪条消息' }),
  journey: keySchema.optional().meta({ description: 'Journey taken instead / 换成哪条旅程' }),
});

const share = z.number().gt(0).lt(1);

const measureSchema = z
  .union([
    z.strictObject({
      stage: keySchema,
      within: durationSchema.optional(),
      baseline: share.optional().meta({ description: 'Share today: 0.12 / 现在的转化率:0.12' }),
    }),
    z.strictObject({
      event: eventNameSchema,
      within: durationSchema.optional(),
      baseline: share.optional().meta({ description: 'Share today: 0.12 / 现在的转化率:0.12' }),
    }),
  ])
  .meta({
    description:
      'What counts as success: { stage: trial, within: 14d } or { event: order.paid } / 怎样算成功:{ stage: trial, within: 14d } 或 { event: order.paid }',
  });

/** A comparison of variants by chance, judged by one measure. 实验 */
export const experimentSchema = z.strictObject({
  name: nameSchema,
  hypothesis: noteSchema.meta({ description: 'What is believed and why / 假设:相信什么、为什么' }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  where: z
    .union([
      z.strictObject({ journey: keySchema, message: keySchema.optional() }),
      z.strictObject({ message: keySchema }),
      z.strictObject({ broadcast: keySchema }),
    ])
    .meta({
      description:
        'Where it takes place: { journey: hello }, { message: invite } or { broadcast: letter } / 在哪里做:{ journey: hello }、{ message: invite } 或 { broadcast: letter }',
    }),
  who: conditionSchema
    .optional()
    .meta({ description: 'Who takes part; else everybody there / 谁参加,不写为全部' }),
  variants: z
    .record(keySchema, variantSchema)
    .meta({ description: 'Variants; weights add to 100 / 各个版本,比例合计 100' }),
  measure: measureSchema.optional(),
  effect: share
    .optional()
    .meta({ description: 'Least difference worth finding: 0.03 / 想看出的最小差异(绝对值):0.03' }),
  alpha: share.default(0.05).meta({ description: 'Chance of a false alarm: 0.05 / 误报概率:0.05' }),
  power: share.default(0.8).meta({ description: 'Chance to find the effect: 0.8 / 检验功效:0.8' }),
  unit: z
    .enum(['contact', 'group', 'staff'])
    .default('contact')
    .meta({ description: 'contact, group or staff / 按什么分组:客户、社群或员工' }),
  volume: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Units expected to take part / 预计参加的数量(按 unit 计)' }),
  from: dateSchema,
  until: dateSchema,
});
export type Experiment = z.infer<typeof experimentSchema>;
