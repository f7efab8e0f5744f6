import { z } from 'zod';
import { dateSchema, durationSchema, eventNameSchema, scalarSchema } from './values.ts';

const ageSchema = z
  .strictObject({ within: durationSchema.optional(), before: durationSchema.optional() })
  .meta({
    description:
      'Distance in time: { within: 30d } or { before: 7d } / 距今多久:{ within: 30d } 或 { before: 7d }',
  });

const whereSchema = z
  .record(z.string().max(64), scalarSchema)
  .optional()
  .meta({ description: 'Properties the event must carry / 事件须带有的属性值' });

const propertySchema = z.string().min(1).max(64);

const betweenSchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .optional()
  .meta({
    description:
      'Range of days, both included: { from: 2026-06-01, to: 2026-06-18 } / 起止日期(含首尾):{ from: 2026-06-01, to: 2026-06-18 }',
  });

const boundSchema = z.number().optional();

/** One event: whether, how often and when it happened, or what a number that it carries comes to. */
export const eventLeafSchema = z
  .strictObject({
    event: eventNameSchema,
    where: whereSchema,
    sum: propertySchema.optional().meta({
      description:
        'Number of which the sum is asked: amount; money is in yuan / 求合计的数值属性,如 amount;金额以元计',
    }),
    min: propertySchema.optional().meta({
      description: 'Number of which the smallest is asked / 求最小值的数值属性',
    }),
    max: propertySchema.optional().meta({
      description: 'Number of which the largest is asked / 求最大值的数值属性',
    }),
    within: durationSchema.optional().meta({ description: 'Window: 30d or 12h / 时间范围:30d 或 12h' }),
    between: betweenSchema,
    first: ageSchema.optional().meta({
      description:
        'First time: { within: 30d } or { before: 7d } / 首次发生:{ within: 30d } 或 { before: 7d }',
    }),
    last: ageSchema.optional().meta({
      description:
        'Last time: { within: 30d } or { before: 7d } / 最近一次发生:{ within: 30d } 或 { before: 7d }',
    }),
    'at-least': boundSchema.meta({
      description: 'Times, at least; with sum, min or max the value / 至少几次;写了 sum、min、max 时指数值',
    }),
    'at-most': boundSchema.meta({
      description: 'Times, at most; with sum, min or max the value / 至多几次;写了 sum、min、max 时指数值',
    }),
  })
  .superRefine((leaf, context) => {
    const asked = [leaf.sum, leaf.min, leaf.max].filter((property) => property !== undefined).length;
    if (asked > 1) say(context, [], 'Write only one of sum, min, max / sum、min、max 只能写一个');
    if (asked === 1) {
      if (leaf['at-least'] === undefined && leaf['at-most'] === undefined)
        say(context, [], 'Write at-least or at-most beside it / 还要写 at-least 或 at-most');
      return;
    }
    for (const [key, least] of [
      ['at-least', 1],
      ['at-most', 0],
    ] as const) {
      const times = leaf[key];
      if (times === undefined || (Number.isInteger(times) && times >= least && times <= 100_000)) continue;
      say(context, [key], `A whole number from ${least} to 100000 / 次数写 ${least} 到 100000 的整数`);
    }
  })
  .meta({ description: 'The contact did this / 客户发生过该事件' });

const sequenceStepSchema = z.strictObject({
  event: eventNameSchema,
  where: whereSchema,
  within: durationSchema
    .optional()
    .meta({ description: 'Longest time since the step before: 7d / 距上一步至多多久:7d' }),
});

/** Several events, each after the one before. */
export const sequenceLeafSchema = z
  .strictObject({
    sequence: z
      .array(sequenceStepSchema)
      .min(2)
      .max(8)
      .meta({ description: 'Events in their order / 依次发生的事件' }),
    within: durationSchema
      .optional()
      .meta({ description: 'The last step happened within: 30d / 最后一步发生在最近:30d' }),
  })
  .superRefine(({ sequence }, context) => {
    if (sequence[0]?.within !== undefined)
      say(
        context,
        ['sequence', 0, 'within'],
        'The first step has none before it / 第一步之前没有别的步骤,不能写 within',
      );
  })
  .meta({
    description: 'Did this, then that, in this order / 依次发生过这些事件(中间可以有别的事)',
  });

/** What a contact's orders come to, less what was cancelled and refunded; or how long ago the last one was. */
export const ordersLeafSchema = z
  .strictObject({
    orders: z.enum(['count', 'amount', 'days-since-last']).meta({
      description:
        'count: paid less cancelled; amount: yuan paid less cancelled and refunded; days-since-last / count 订单数(减去取消)、amount 消费金额(减去取消和退款,元)、days-since-last 距上次付款天数',
    }),
    within: durationSchema.optional().meta({ description: 'Window: 30d or 12h / 时间范围:30d 或 12h' }),
    between: betweenSchema,
    'at-least': boundSchema.meta({ description: 'At least / 不小于' }),
    'at-most': boundSchema.meta({ description: 'At most / 不大于' }),
  })
  .superRefine((leaf, context) => {
    if (leaf['at-least'] === undefined && leaf['at-most'] === undefined)
      say(context, [], 'Write at-least or at-most beside it / 还要写 at-least 或 at-most');
    if (leaf.orders !== 'days-since-last') return;
    for (const key of ['within', 'between'] as const)
      if (leaf[key] !== undefined)
        say(context, [key], 'Not with days-since-last / 不能和 days-since-last 一起写');
    for (const key of ['at-least', 'at-most'] as const) {
      const days = leaf[key];
      if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 99_999))
        say(context, [key], 'A whole number of days from 1 to 99999 / 天数写 1 到 99999 的整数');
    }
  })
  .meta({ description: 'What the orders come to / 订单' });

function say(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

export type EventLeaf = z.infer<typeof eventLeafSchema>;
export type SequenceLeaf = z.infer<typeof sequenceLeafSchema>;
export type OrdersLeaf = z.infer<typeof ordersLeafSchema>;
export type SequenceStep = SequenceLeaf['sequence'][number];
