import { z } from 'zod';
import { nameSchema } from '../values.ts';

/** A member of staff; `wecom` is the member's userid in the WeCom tenant. 员工 */
export const staffSchema = z.strictObject({
  name: nameSchema,
  wecom: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/)
    .meta({ description: 'WeCom userid: LinXiaohe / 企业微信 userid:LinXiaohe' }),
  role: z.string().max(100).optional(),
  'tasks-per-day': z.int().min(1).max(1000).optional(),
});
export type Staff = z.infer<typeof staffSchema>;
