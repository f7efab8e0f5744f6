import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { nameSchema } from '../values.ts';

/** A lifecycle stage. Order in the file is order on the way: a later one is further on. 生命周期阶段 */
export const stageSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  enter: conditionSchema
    .optional()
    .meta({ description: 'Entered when this holds; the first stage needs none / 满足时进入;首个阶段不需要' }),
});
export type Stage = z.infer<typeof stageSchema>;
