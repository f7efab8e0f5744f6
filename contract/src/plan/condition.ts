import { z } from 'zod';
import { consentScopes } from './consent.ts';
import {
  type EventLeaf,
  eventLeafSchema,
  type OrdersLeaf,
  ordersLeafSchema,
  type SequenceLeaf,
  sequenceLeafSchema,
} from './event-leaves.ts';
import { durationSchema, keySchema, scalarSchema, tagRefSchema } from './values.ts';

/**
 * The condition language: a tree of `all`, `any`, `not` and "n of" over leaves. One grammar for stage entry, branches,
 * goals and exits, tiers, segments. Leaves are told apart by their first key.
 */
const tagLeaf = z
  .strictObject({
    tag: tagRefSchema,
    for: durationSchema
      .optional()
      .meta({ description: 'Carried at least: 7d or 2w / 至少已打上多久:7d 或 2w' }),
  })
  .meta({ description: 'Carries the tag / 带有标签' });

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

const tierLeaf = z
  .strictObject({
    tier: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9-]*$/)
      .meta({ description: 'Tier: ladder/tier / 层级:分层/层' }),
    'or-higher': z.boolean().optional().meta({ description: 'Or a higher tier / 或更高的层' }),
    for: durationSchema.optional().meta({ description: 'Stay at least: 7d or 2w / 停留至少:7d 或 2w' }),
  })
  .meta({ description: 'Stands on the tier of a ladder / 处于分层中的某一层' });

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
  .strictObject({
    code: keySchema,
    source: z.enum(['first', 'any']).optional().meta({
      description:
        'first (default): the code of the first friendship; any: of any friendship / first 首次来源(默认)、any 任一好友关系的来源',
    }),
  })
  .meta({ description: 'Came through the channel code / 来自渠道活码' });

const friendLeaf = z
  .strictObject({ friend: keySchema })
  .meta({ description: 'Is a friend of this member of staff now / 现在是该员工的好友' });

const communityLeaf = z
  .strictObject({
    community: keySchema,
    state: z.enum(['member', 'left', 'any']).optional().meta({
      description: 'member (default), left, or any / member 在群(默认)、left 已退群、any 进过群',
    }),
    for: durationSchema.optional().meta({
      description: 'In it, or out of it, at least: 7d / 在群或退群至少:7d',
    }),
  })
  .superRefine((leaf, context) => {
    if (leaf.state === 'any' && leaf.for !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['for'],
        message: 'Only with member or left / 只能和 member 或 left 一起写',
      });
  })
  .meta({ description: 'Is or was in a group of the community / 在或曾在该社群的群里' });

const consentLeaf = z
  .strictObject({
    consent: z.enum(consentScopes).meta({
      description:
        'What was agreed to: message, group, moments, profile / 授权范围:message 消息、group 拉群、moments 朋友圈、profile 资料',
    }),
    is: z.enum(['given', 'withdrawn', 'unknown']).optional().meta({
      description:
        'given (default), withdrawn, unknown / given 已同意(默认)、withdrawn 已撤回、unknown 未表态',
    }),
  })
  .meta({ description: 'Has agreed, or has not / 是否已授权' });

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

export type { EventLeaf, OrdersLeaf, SequenceLeaf };
export { eventLeafSchema };
export type TagLeaf = z.infer<typeof tagLeaf>;
export type TagGroupLeaf = z.infer<typeof tagGroupLeaf>;
export type StageLeaf = z.infer<typeof stageLeaf>;
export type TierLeaf = z.infer<typeof tierLeaf>;
export type FieldLeaf = z.infer<typeof fieldLeaf>;
export type CodeLeaf = z.infer<typeof codeLeaf>;
export type FriendLeaf = z.infer<typeof friendLeaf>;
export type CommunityLeaf = z.infer<typeof communityLeaf>;
export type ConsentLeaf = z.infer<typeof consentLeaf>;
export type JourneyLeaf = z.infer<typeof journeyLeaf>;
export type SegmentLeaf = z.infer<typeof segmentLeaf>;
export type Leaf =
  | EventLeaf
  | SequenceLeaf
  | OrdersLeaf
  | TagLeaf
  | TagGroupLeaf
  | StageLeaf
  | TierLeaf
  | FieldLeaf
  | CodeLeaf
  | FriendLeaf
  | CommunityLeaf
  | ConsentLeaf
  | JourneyLeaf
  | SegmentLeaf;
/** At least so many of the parts hold. */
export type SomeOf = { of: Condition[]; 'at-least': number };
export type Condition = { all: Condition[] } | { any: Condition[] } | SomeOf | { not: Condition } | Leaf;

/** The conditions that a condition is made of; none for a leaf. */
export function partsOfCondition(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('of' in condition) return condition.of;
  return 'not' in condition ? [condition.not] : [];
}

/** Whether a condition is a single fact. */
export function isLeaf(condition: Condition): condition is Leaf {
  return !('all' in condition || 'any' in condition || 'of' in condition || 'not' in condition);
}

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionSchema).min(1).max(50) }).meta({
        description: 'Every one holds / 全部满足',
      }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(50) }).meta({
        description: 'At least one holds / 满足其一',
      }),
      z
        .strictObject({
          of: z.array(conditionSchema).min(1).max(50),
          'at-least': z.int().min(1).max(50).meta({ description: 'How many must hold / 至少满足几条' }),
        })
        .meta({ description: 'At least so many of these hold / 至少满足其中几条' }),
      z.strictObject({ not: conditionSchema }).meta({ description: 'Does not hold / 不满足' }),
      eventLeafSchema,
      sequenceLeafSchema,
      ordersLeafSchema,
      tagLeaf,
      tagGroupLeaf,
      stageLeaf,
      tierLeaf,
      fieldLeaf,
      codeLeaf,
      friendLeaf,
      communityLeaf,
      consentLeaf,
      journeyLeaf,
      segmentLeaf,
    ]),
  )
  .meta({
    id: 'condition',
    description: 'A condition: all, any, of, not or one fact / 条件:all、any、of、not 或单项事实',
  });
