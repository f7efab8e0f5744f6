import { z } from 'zod';
import { durationSchema, eventNameSchema, nameSchema, scalarSchema, yuanSchema } from '../values.ts';

const countSchema = z.int().min(1).max(10_000_000);

/** A scheme of points: what earns them, what they buy, when they end. 积分 */
export const pointsSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  earn: z
    .array(
      z.strictObject({
        event: eventNameSchema,
        where: z
          .record(z.string().max(64), scalarSchema)
          .optional()
          .meta({ description: 'Properties the event must carry / 事件须带有的属性值' }),
        points: countSchema.meta({ description: 'Points for it / 得多少分' }),
        'per-day': countSchema.optional().meta({ description: 'Points a day, at most / 每天最多得多少分' }),
        once: z.boolean().default(false).meta({ description: 'Only the first time / 只有第一次给' }),
      }),
    )
    .min(1)
    .max(100)
    .meta({ description: 'What earns points / 怎么得积分' }),
  spend: z
    .record(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/),
      z.strictObject({
        name: nameSchema,
        points: countSchema.meta({ description: 'Price in points / 需要多少分' }),
        cost: yuanSchema.optional().meta({ description: 'What one costs the brand, in yuan / 每份成本(元)' }),
        stock: z.int().min(0).max(100_000_000).optional().meta({ description: 'How many there are / 份数' }),
        'per-person': z
          .int()
          .min(1)
          .max(1000)
          .optional()
          .meta({ description: 'How many one person may have / 每人限兑几份' }),
      }),
    )
    .default({})
    .meta({ description: 'What points buy / 积分能换什么' }),
  expires: z
    .union([z.enum(['never', 'year-end']), durationSchema])
    .default('never')
    .meta({ description: 'When points end: never, year-end or 365d / 何时过期:never、year-end 或 365d' }),
});
export type Points = z.infer<typeof pointsSchema>;
