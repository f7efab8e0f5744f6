import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { durationSchema, keySchema, nameSchema } from '../values.ts';

const tierSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  when: conditionSchema.optional().meta({
    description:
      'Who is promoted to it; the lowest tier needs none / 满足什么条件升到这一层;最低一层不需要条件',
  }),
});

/**
 * A ladder of tiers. Order in the file is order on the way up: a later tier is higher. Several ladders stand side by
 * side. Promotion is immediate, to the highest tier whose condition holds; demotion waits for the review. 分层阶梯
 */
export const ladderSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  review: durationSchema.optional().meta({
    description:
      'How long a tier is kept at least before it is looked at again; else demotion is immediate / 保级周期:满一个周期才复核降级;不写则随时降级',
  }),
  demote: z.enum(['to-matching', 'one-step', 'never']).default('to-matching').meta({
    description:
      'When the condition no longer holds: to the tier that fits, one step down, or never / 不再满足时:降到符合的一层、只降一层、或不降级',
  }),
  tiers: z.record(keySchema, tierSchema).meta({ description: 'Lowest first / 各层,从低到高' }),
});
export type Ladder = z.infer<typeof ladderSchema>;
