import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { nameSchema } from '../values.ts';

/** A group of contacts by a condition; who belongs to it is asked anew each time. 分群 */
export const segmentSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  when: conditionSchema.meta({ description: 'Who belongs to it / 满足什么条件的客户' }),
});
export type Segment = z.infer<typeof segmentSchema>;
