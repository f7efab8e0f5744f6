import { z } from 'zod';
import { keySchema, nameSchema, tagRefSchema } from '../values.ts';

/** A channel code: a QR by which people add staff; the source stays with the contact. 渠道活码 */
export const codeSchema = z.strictObject({
  name: nameSchema,
  staff: z.array(keySchema).min(1).max(100),
  tags: z.array(tagRefSchema).max(20).default([]),
  'skip-verify': z.boolean().default(true),
  remark: z.string().max(30).optional(),
});
export type Code = z.infer<typeof codeSchema>;
