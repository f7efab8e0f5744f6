import { z } from 'zod';
import { durationSchema, eventNameSchema, keySchema, scalarSchema, tagRefSchema } from './values.ts';

/**
 * The condition language: a tree of `all`, `any`, `not` over leaves. One grammar for stage entry, branches,
 * goals and exits. Leaves are told apart by their first key.
 */
const eventLeaf = z
  .strictObject({
    event: eventNameSchema,
    where: z.record(z.string().max(64), scalarSchema).optional(),
    within: durationSchema.optional(),
    'at-least': z.int().min(1).max(100_000).optional(),
    'at-most': z.int().min(0).max(100_000).optional(),
  })
  .meta({ description: 'The contact did this / 客户发生过该事件' });

const tagLeaf = z.strictObject({ tag: tagRefSchema }).meta({ description: 'Carries the tag / 带有标签' });

const stageLeaf = z
  .strictObject({ stage: keySchema, 'or-later': z.boolean().optional() })
  .meta({ description: 'Is in the stage / 处于阶段' });

const fieldLeaf = z
  .strictObject({
    field: keySchema,
    is: scalarSchema.optional(),
    in: z.array(scalarSchema).min(1).max(100).optional(),
    'at-least': z.number().optional(),
    'at-most': z.number().optional(),
    known: z.boolean().optional(),
  })
  .meta({ description: 'A profile field compares / 字段满足' });

export type EventLeaf = z.infer<typeof eventLeaf>;
export type TagLeaf = z.infer<typeof tagLeaf>;
export type StageLeaf = z.infer<typeof stageLeaf>;
export type FieldLeaf = z.infer<typeof fieldLeaf>;
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | EventLeaf
  | TagLeaf
  | StageLeaf
  | FieldLeaf;

export const eventLeafSchema = eventLeaf;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ not: conditionSchema }),
    eventLeaf,
    tagLeaf,
    stageLeaf,
    fieldLeaf,
  ]),
);
