import { z } from 'zod';
import { nameSchema } from '../values.ts';

/** A profile field of a contact. 客户字段 */
export const fieldSchema = z.strictObject({
  name: nameSchema,
  type: z.enum(['text', 'number', 'date', 'choice', 'phone']),
  values: z.array(z.string().min(1).max(100)).min(1).max(200).optional(),
});
export type Field = z.infer<typeof fieldSchema>;
