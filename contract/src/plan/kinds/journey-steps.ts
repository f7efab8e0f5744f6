import { z } from 'zod';
import { type Condition, conditionSchema, type EventLeaf, eventLeafSchema } from '../condition.ts';
import type { Scalar } from '../values.ts';
import {
  durationSchema,
  keySchema,
  nameSchema,
  scalarSchema,
  tagRefSchema,
  timeOfDaySchema,
} from '../values.ts';
import { type FieldDate, fieldDateSchema } from './journey-starts.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** What to do with a step that comes due much too late, after a pause or an outage. */
export interface Late {
  after: string;
  do: 'run' | 'skip' | 'end' | 'reschedule';
}
export interface TaskStep {
  do: string;
  title?: string | undefined;
  by: string;
  due: string;
  fills: string[];
  wait: boolean;
}
export type WaitStep =
  | string
  | { for: EventLeaf; 'at-most': string }
  | { until: string | FieldDate; on?: 'workday' | Weekday[] | undefined };
export type BranchArm = { if: Condition; do: Step[] } | { else: Step[] };
export interface SplitArm {
  arm: string;
  weight: number;
  do: Step[];
}
export interface WebhookStep {
  url: string;
  send: string[];
  timeout: number;
}

/** Gives points of a scheme, or takes them when the number is below zero. 积分 */
export interface PointsStep {
  points: number;
  for: string;
  reason?: string | undefined;
}

/** A name of the step that stays the same when steps around it change. */
interface Named {
  id?: string | undefined;
}
/** One step of a journey; exactly one key says which. 旅程步骤 */
export type Step = Named &
  (
    | { welcome: string }
    | { message: string; expire?: string | undefined }
    | { wait: WaitStep; late?: Late | undefined }
    | { branch: BranchArm[] }
    | { split: SplitArm[]; experiment?: string | undefined }
    | { tag: string[]; untag?: string[] | undefined }
    | { untag: string[] }
    | { set: Record<string, Scalar> }
    | { stage: string; reason?: string | undefined }
    | { task: TaskStep }
    | { invite: string; by: string; due: string }
    | PointsStep
    | { coupon: string }
    | { webhook: WebhookStep }
    | { start: string }
    | { end: string }
  );

export const lateSchema = z
  .strictObject({
    after: durationSchema.meta({ description: 'Late by more than this / 晚了多久算迟' }),
    do: z.enum(['run', 'skip', 'end', 'reschedule']).meta({
      description:
        'run as usual; skip what would reach the contact or staff; end the journey; reschedule to the same time of the next day / run 照常;skip 跳过触达和任务;end 结束旅程;reschedule 改到下一个同一时刻',
    }),
  })
  .meta({ description: 'A step that comes due too late / 步骤到期太晚时怎么办' });

const bySchema = keySchema.default('owner').meta({ description: '`owner` or a staff key / owner 或员工键' });

const taskSchema = z.strictObject({
  do: keySchema.meta({ description: 'What to do, as a key / 要做的事(键)' }),
  title: nameSchema.optional(),
  by: bySchema,
  due: durationSchema,
  fills: z
    .array(
      z
        .string()
        .regex(/^(tag-group|field)\/[A-Za-z0-9][A-Za-z0-9-]*$/)
        .meta({
          description:
            'Thing to fill: tag-group/need or field/business / 补齐项:tag-group/need 或 field/business',
        }),
    )
    .max(20)
    .default([])
    .meta({ description: 'What the outcome fills: tag-group/x or field/y / 完成时补齐的信息' }),
  wait: z.boolean().default(true).meta({ description: 'Go on only when done or due / 完成或到期后才继续' }),
});

const webhookSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'Address that is called by POST / 以 POST 调用的地址' }),
  send: z
    .array(keySchema)
    .max(50)
    .default([])
    .meta({ description: 'Fields of the contact to send / 随请求发送的客户字段' }),
  timeout: z.int().min(1).max(30).default(10).meta({ description: 'Seconds / 超时(秒)' }),
});

const weekdaySchema = z.enum(weekdays).meta({ description: 'Day of the week / 星期几' });
const tagsSchema = z.union([tagRefSchema.transform((tag) => [tag]), z.array(tagRefSchema).min(1).max(20)]);

const waitSchema = z.union([
  durationSchema,
  z.strictObject({ for: eventLeafSchema, 'at-most': durationSchema }),
  z
    .strictObject({
      until: z.union([timeOfDaySchema, fieldDateSchema]).meta({
        description:
          'Time of day, or a date of the contact: { field: trial-ends, before: 3d } / 时刻,或客户的某个日期:{ field: trial-ends, before: 3d }',
      }),
      on: z
        .union([z.literal('workday'), z.array(weekdaySchema).min(1).max(7)])
        .optional()
        .meta({
          description:
            'Only on working days (holidays of mainland China, and those of the plan) or on these days of the week / 只在工作日(按国务院放假安排和方案的节假日)或这些星期几',
        }),
    })
    .refine((wait) => wait.on === undefined || typeof wait.until === 'string', {
      path: ['on'],
      message: 'on goes with a time of day only / on 只能与时刻一起写',
    }),
]);

const id = keySchema
  .optional()
  .meta({ description: 'Name of the step, kept when the journey changes / 步骤标识,改版时保持不变' });

export const stepSchema: z.ZodType<Step> = z
  .lazy(() =>
    z.union([
      z.strictObject({ welcome: keySchema, id }),
      z.strictObject({ message: keySchema, expire: durationSchema.optional(), id }),
      z.strictObject({ wait: waitSchema, late: lateSchema.optional(), id }),
      z.strictObject({ branch: z.array(armSchema).min(1).max(20), id }),
      z.strictObject({
        split: z
          .array(splitArmSchema)
          .min(2)
          .max(10)
          .meta({ description: 'Everybody gets one arm, always the same / 每人分到一组,始终同一组' }),
        experiment: keySchema.optional().meta({
          description:
            'Same experiment, same arm in every journey; one of `experiments` decides by its variants, one arm each / 同一实验在各旅程中分组一致;写 experiments 里的键时按它的版本和比例分,每个版本一组',
        }),
        id,
      }),
      z.strictObject({ tag: tagsSchema, untag: tagsSchema.optional(), id }),
      z.strictObject({ untag: tagsSchema, id }),
      z.strictObject({ set: z.record(keySchema, scalarSchema), id }),
      z.strictObject({
        stage: keySchema.meta({ description: 'Moves on to this stage, never back / 调整到该阶段,只进不退' }),
        reason: z.string().trim().min(1).max(200).optional(),
        id,
      }),
      z.strictObject({ task: taskSchema, id }),
      z.strictObject({
        invite: keySchema.meta({ description: 'Community to invite to / 邀请进入的社群' }),
        by: bySchema,
        due: durationSchema.default('1d'),
        id,
      }),
      z.strictObject({
        points: z
          .int()
          .min(-10_000_000)
          .max(10_000_000)
          .refine((points) => points !== 0, { message: 'not 0 / 不能是 0' })
          .meta({
            description:
              'Points given; below zero they are taken, and more than there are is refused / 发放的积分;负数为扣减,不够时不扣',
          }),
        for: keySchema.meta({ description: 'Scheme of points / 积分方案' }),
        reason: z.string().trim().min(1).max(200).optional(),
        id,
      }),
      z.strictObject({
        coupon: keySchema.meta({ description: 'Activity whose coupon is given / 发放哪个活动的优惠券' }),
        id,
      }),
      z.strictObject({ webhook: webhookSchema, id }),
      z.strictObject({ start: keySchema.meta({ description: 'Journey to start / 要开始的旅程' }), id }),
      z.strictObject({ end: z.string().max(100), id }),
    ]),
  )
  .meta({ id: 'step', description: 'One step of a journey / 旅程的一步' });

const armSchema: z.ZodType<BranchArm> = z.lazy(() =>
  z.union([
    z.strictObject({ if: conditionSchema, do: z.array(stepSchema).max(50) }),
    z.strictObject({ else: z.array(stepSchema).max(50) }),
  ]),
);

const splitArmSchema: z.ZodType<SplitArm> = z.lazy(() =>
  z.strictObject({
    arm: keySchema.meta({ description: 'Name of the arm / 组名' }),
    weight: z.int().min(1).max(1000).default(1).meta({ description: 'Share against the others / 相对份额' }),
    do: z.array(stepSchema).max(50),
  }),
);
