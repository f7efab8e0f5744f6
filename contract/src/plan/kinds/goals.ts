import { z } from 'zod';
import { dateSchema, durationSchema, eventNameSchema, keySchema, nameSchema } from '../values.ts';

/** What a goal is made of: other goals, multiplied or added. */
const partsSchema = z
  .union([
    z.strictObject({
      product: z.array(keySchema).min(1).max(10).meta({ description: 'Goals multiplied / 相乘的目标' }),
      times: z.number().positive().optional().meta({
        description: 'Factor beside them: 12 for twelve months / 另乘的系数:12(按月的量折成全年)',
      }),
    }),
    z.strictObject({
      sum: z.array(keySchema).min(2).max(50).meta({ description: 'Goals added / 相加的目标' }),
    }),
  ])
  .meta({
    description:
      'Made of other goals: { product: [buyers, arpu] } or { sum: [north, south] } / 由哪些目标构成:{ product: [buyers, arpu] } 相乘,或 { sum: [north, south] } 相加',
  });
export type GoalParts = z.infer<typeof partsSchema>;

const common = {
  name: nameSchema.optional(),
  target: z.number().positive().meta({ description: 'Target; money in yuan / 目标值,金额以元计' }),
  by: dateSchema,
  owner: keySchema.optional().meta({ description: 'Staff key / 负责员工' }),
  of: partsSchema.optional(),
  pace: z
    .array(
      z.strictObject({
        by: dateSchema,
        target: z.number().min(0).meta({ description: 'Reached by then / 到这天达到多少' }),
      }),
    )
    .min(1)
    .max(60)
    .optional()
    .meta({
      description:
        'Milestones on the way, in order; else evenly / 沿途的里程碑,按先后写;不写则按时间均匀推进',
    }),
};

/** A goal: a metric, a target and a date. It may be made of other goals. 目标 */
export const goalSchema = z.discriminatedUnion('metric', [
  z.strictObject({ metric: z.literal('stage-entered'), stage: keySchema, ...common }),
  z.strictObject({ metric: z.literal('contacts-added'), ...common }),
  z.strictObject({ metric: z.literal('event-count'), event: eventNameSchema, ...common }),
  z.strictObject({ metric: z.literal('revenue'), ...common }),
  z.strictObject({ metric: z.literal('arpu'), window: durationSchema.default('30d'), ...common }),
  z.strictObject({ metric: z.literal('derived'), ...common, of: partsSchema }),
]);
export type Goal = z.infer<typeof goalSchema>;
/** A goal that is measured by itself; the others follow from their parts. */
export type MeasuredGoal = Exclude<Goal, { metric: 'derived' }>;
