import { z } from 'zod';
import { daysSchema, keySchema, nameSchema, yuanSchema } from '../values.ts';

/** A budget: the total, what it is for, and when it is spent. 预算 */
export const budgetSchema = z.strictObject({
  name: nameSchema,
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  total: yuanSchema.meta({ description: 'Total in yuan / 总额(元)' }),
  period: daysSchema.optional(),
  channels: z.record(keySchema, yuanSchema).default({}).meta({ description: 'By channel / 按渠道' }),
  activities: z.record(keySchema, yuanSchema).default({}).meta({ description: 'By activity / 按活动' }),
  other: z
    .record(z.string().trim().min(1).max(100), yuanSchema)
    .default({})
    .meta({ description: 'By anything else, in words / 其他用途' }),
  months: z
    .record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), yuanSchema)
    .default({})
    .meta({ description: 'By month: 2026-03 / 按月份:2026-03' }),
});
export type Budget = z.infer<typeof budgetSchema>;
