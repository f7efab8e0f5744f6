import { z } from 'zod';
import { reachSchema } from '../reach.ts';
import { dateSchema, keySchema, nameSchema } from '../values.ts';

/** `plan.yaml`: what the plan is called and when and where it holds. 方案 */
export const planMetaSchema = z.strictObject({
  plan: keySchema.meta({ description: 'Key of the plan / 方案的键' }),
  name: nameSchema,
  description: z.string().max(4000).optional(),
  timezone: z
    .string()
    .refine(isTimeZone, { message: 'unknown time zone' })
    .default('Asia/Shanghai')
    .meta({ description: 'IANA time zone / 时区' }),
  period: z.strictObject({ from: dateSchema, to: dateSchema }).optional(),
  reach: reachSchema
    .optional()
    .meta({ description: 'How customers may be reached at all / 触达规则:免打扰、频率、授权' }),
});
export type PlanMeta = z.infer<typeof planMetaSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
