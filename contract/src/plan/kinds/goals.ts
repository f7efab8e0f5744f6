import { z } from 'zod';
import { dateSchema, durationSchema, eventNameSchema, keySchema, nameSchema } from '../values.ts';

const common = {
  name: nameSchema.optional(),
  target: z.number().positive().meta({ description: 'Target; money in yuan / 目标值,金额以元计' }),
  by: dateSchema,
  owner: keySchema.optional().meta({ description: 'Staff key / 负责员工' }),
};

/** A goal: a metric, a target and a date. 目标 */
export const goalSchema = z.discriminatedUnion('metric', [
  z.strictObject({ metric: z.literal('stage-entered'), stage: keySchema, ...common }),
  z.strictObject({ metric: z.literal('contacts-added'), ...common }),
  z.strictObject({ metric: z.literal('event-count'), event: eventNameSchema, ...common }),
  z.strictObject({ metric: z.literal('revenue'), ...common }),
  z.strictObject({ metric: z.literal('arpu'), window: durationSchema.default('30d'), ...common }),
]);
export type Goal = z.infer<typeof goalSchema>;
