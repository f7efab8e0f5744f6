import { z } from 'zod';
import { durationSchema, eventNameSchema, keySchema, nameSchema } from '../values.ts';

const levelSchema = z.strictObject({
  name: nameSchema,
  from: z.int().min(0).max(1_000_000_000).meta({ description: 'Growth value it begins at / 成长值起点' }),
  benefits: z.array(nameSchema).max(50).default([]).meta({ description: 'Benefits / 权益' }),
  scarce: z
    .boolean()
    .default(false)
    .meta({ description: 'Meant for the few: no reach expected / 本来就留给少数人' }),
});

/** Levels of membership by growth value, lowest first, with their benefits. 会员等级 */
export const levelsSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  grow: z
    .array(
      z.strictObject({
        event: eventNameSchema,
        growth: z.int().min(1).max(10_000_000).meta({ description: 'Growth value for it / 得多少成长值' }),
      }),
    )
    .min(1)
    .max(100)
    .meta({ description: 'What makes the value grow / 成长值从哪里来' }),
  'typical-month': z.int().min(1).max(10_000_000).optional().meta({
    description: 'Growth value that four of five members collect in a month / 八成会员的月成长值',
  }),
  review: durationSchema
    .optional()
    .meta({ description: 'How long a level is kept at least: 365d / 保级周期:365d' }),
  levels: z.record(keySchema, levelSchema).meta({ description: 'Lowest first / 各等级,从低到高' }),
});
export type Levels = z.infer<typeof levelsSchema>;
