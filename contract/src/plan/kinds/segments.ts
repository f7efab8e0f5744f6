import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { keySchema, nameSchema } from '../values.ts';

const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({ description: 'Share of all contacts: 0.2 / 占全部客户的比例:0.2' });

/** A group of contacts by a condition. The engine keeps who belongs to it, to the moment. 分群 */
export const segmentSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  when: conditionSchema.meta({ description: 'Who belongs to it / 满足什么条件的客户' }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  size: z
    .strictObject({ 'at-least': shareSchema.optional(), 'at-most': shareSchema.optional() })
    .optional()
    .meta({ description: 'How large it should be / 预期规模' }),
});
export type Segment = z.infer<typeof segmentSchema>;
