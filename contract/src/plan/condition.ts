import { z } from 'zod';
import {
  dateSchema,
  durationSchema,
  eventNameSchema,
  keySchema,
  scalarSchema,
  tagRefSchema,
} from './values.ts';

/**
 * The condition language: a tree of `all`, `any`, `not` over leaves. One grammar for stage entry, branches,
 * goals and exits,
 * segments. Leaves are told apart by their first key.
 */
const ageSchema = z
  .strictObject({ within: durationSchema.optional(), before: durationSchema.optional() })
  .meta({
    description:
      'Distance in time: { within: 30d } or { before: 7d } / 距今多久:{ within: 30d } 或 { before: 7d }',
  });

const eventLeaf = z
  .strictObject({
    event: eventNameSchema,
    where: z
      .record(z.string().max(64), scalarSchema)
      .optional()
      .meta({ description: 'Properties the event must carry / 事件须带有的属性值' }),
    within: durationSchema.optional().meta({ description: 'Window: 30d or 12h / 时间范围:30d 或 12h' }),
    between: z.strictObject({ from: dateSchema.optional(), to: dateSchema.optional() }).optional().meta({
      description:
        'Range of days, both included: { from: 2026-06-01, to: 2026-06-18 } / 起止日期(含首尾):{ from: 2026-06-01, to: 2026-06-18 }',
    }),
    first: ageSchema.optional().meta({
      description:
        'First time: { within: 30d } or { before: 7d } / 首次发生:{ within: 30d } 或 { before: 7d }',
    }),
    last: ageSchema.optional().meta({
      description:
        'Last time: { within: 30d } or { before: 7d } / 最近一次发生:{ within: 30d } 或 { before: 7d }',
    }),
    'at-least': z.int().min(1).max(100_000).optional().meta({ description: 'Times, at least / 至少几次' }),
    'at-most': z.int().min(0).max(100_000).optional().meta({ description: 'Times, at most / 至多几次' }),
  })
  .meta({ description: 'The contact did this / 客户发生过该事件' });

const tagLeaf = z.strictObject({ tag: tagRefSchema }).meta({ description: 'Carries the tag / 带有标签' });

const tagGroupLeaf = z
  .strictObject({ 'tag-group': keySchema })
  .meta({ description: 'Carries any tag of the group / 带有该标签组的任一标签' });

const stageLeaf = z
  .strictObject({
    stage: keySchema,
    'or-later': z.boolean().optional().meta({ description: 'Or a later stage / 或更后的阶段' }),
    for: durationSchema.optional().meta({ description: 'Stay at least: 7d or 2w / 停留至少:7d 或 2w' }),
  })
  .meta({ description: 'Is in the stage / 处于阶段' });

const fieldLeaf = z
  .strictObject({
    field: keySchema,
    is: scalarSchema.optional().meta({ description: 'Equals / 等于' }),
    in: z.array(scalarSchema).min(1).max(100).optional().meta({ description: 'One of / 其中之一' }),
    'at-least': z.number().optional().meta({ description: 'At least / 不小于' }),
    'at-most': z.number().optional().meta({ description: 'At most / 不大于' }),
    known: z.boolean().optional().meta({ description: 'Known or not / 是否已填写' }),
  })
  .meta({ description: 'A profile field compares / 字段满足' });

const codeLeaf = z
  .strictObject({ code: keySchema })
  .meta({ description: 'Came through the channel code / 来自渠道活码' });

const friendLeaf = z
  .strictObject({ friend: keySchema })
  .meta({ description: 'Is a friend of this member of staff now / 现在是该员工的好友' });

const journeyLeaf = z
  .strictObject({
    journey: keySchema,
    state: z.enum(['active', 'ended', 'any']).optional().meta({
      description: 'active (default), ended, or any / active 进行中(默认)、ended 已结束、any 参加过',
    }),
  })
  .meta({ description: 'Is or was in the journey / 在旅程中或参加过旅程' });

const segmentLeaf = z
  .strictObject({ segment: keySchema })
  .meta({ description: 'Belongs to the segment / 属于分群' });

export type EventLeaf = z.infer<typeof eventLeaf>;
export type TagLeaf = z.infer<typeof tagLeaf>;
export type TagGroupLeaf = z.infer<typeof tagGroupLeaf>;
export type StageLeaf = z.infer<typeof stageLeaf>;
export type FieldLeaf = z.infer<typeof fieldLeaf>;
export type CodeLeaf = z.infer<typeof codeLeaf>;
export type FriendLeaf = z.infer<typeof friendLeaf>;
export type JourneyLeaf = z.infer<typeof journeyLeaf>;
export type SegmentLeaf = z.infer<typeof segmentLeaf>;
export type Leaf =
  | EventLeaf
  | TagLeaf
  | TagGroupLeaf
  | StageLeaf
  | FieldLeaf
  | CodeLeaf
  | FriendLeaf
  | JourneyLeaf
  | SegmentLeaf;
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

export const eventLeafSchema = eventLeaf;

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionSchema).min(1).max(50) }).meta({
        description: 'Every one holds / 全部满足',
      }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(50) }).meta({
        description: 'At least one holds / 满足其一',
      }),
      z.strictObject({ not: conditionSchema }).meta({ description: 'Does not hold / 不满足' }),
      eventLeaf,
      tagLeaf,
      tagGroupLeaf,
      stageLeaf,
      fieldLeaf,
      codeLeaf,
      friendLeaf,
      journeyLeaf,
      segmentLeaf,
    ]),
  )
  .meta({
    id: 'condition',
    description: 'A condition: all, any, not or one fact / 条件:all、any、not 或单项事实',
  });
