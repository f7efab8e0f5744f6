import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { durationSchema, nameSchema } from '../values.ts';
import { startSchema } from './journey-starts.ts';
import { lateSchema, stepSchema } from './journey-steps.ts';

const againSchema = z
  .union([
    z.enum(['never', 'after-end', 'always']),
    z
      .strictObject({
        after: durationSchema
          .optional()
          .meta({ description: 'So long after the last end / 上一次结束之后多久' }),
        'at-most': z.int().min(1).max(1000).optional().meta({ description: 'Entries, at most / 最多几次' }),
        per: durationSchema.optional().meta({ description: 'In this time: 30d / 在多长时间内' }),
      })
      .refine((again) => (again['at-most'] === undefined) === (again.per === undefined), {
        message: 'at-most needs per, and per needs at-most / at-most 与 per 要一起写',
      })
      .refine((again) => again.after !== undefined || again['at-most'] !== undefined, {
        message: 'write after, or at-most with per / 写 after,或者 at-most 加 per',
      }),
  ])
  .default('never')
  .meta({ description: 'May a contact enter again / 能否再次进入' });

/** An automated journey (SOP): what starts it, what ends it, its steps. 旅程 */
export const journeySchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  start: startSchema,
  key: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$/)
    .optional()
    .meta({
      description:
        'Property of the start event: one entry for each of its values, side by side / 起始事件的属性,每个取值各进入一次,可并行',
    }),
  again: againSchema,
  late: lateSchema.optional(),
  leave: conditionSchema.optional(),
  goal: z.strictObject({ when: conditionSchema, within: durationSchema.optional() }).optional(),
  steps: z.array(stepSchema).min(1).max(100),
});
export type Journey = z.infer<typeof journeySchema>;
