import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { dateSchema, keySchema, nameSchema, noteSchema, timeOfDaySchema, weekdaySchema } from '../values.ts';

const sendSchema = z.union([
  z.strictObject({ on: dateSchema, at: timeOfDaySchema }),
  z.strictObject({
    every: z.array(weekdaySchema).min(1).max(7).meta({ description: 'Days of the week / 每周哪几天' }),
    at: timeOfDaySchema,
    from: dateSchema.optional(),
    until: dateSchema.optional(),
  }),
]);
export type BroadcastTime = z.infer<typeof sendSchema>;

/** One message to many at a time of its own; staff confirm it in WeCom. 群发 */
export const broadcastSchema = z.strictObject({
  name: nameSchema,
  description: noteSchema.optional().meta({ description: 'What it is to achieve / 用来做什么' }),
  to: conditionSchema.meta({ description: 'Who receives it / 发给谁' }),
  unless: conditionSchema.optional().meta({ description: 'Who is left out / 谁不发' }),
  message: keySchema.meta({ description: 'Message sent / 发什么消息' }),
  by: keySchema
    .default('owner')
    .meta({ description: '`owner` of each contact, or a staff key / owner(各自的负责员工)或员工键' }),
  send: sendSchema.meta({
    description:
      'Time: { on: 2026-06-01, at: "10:00" } or { every: [wed], at: "10:00" } / 时间:{ on: 2026-06-01, at: "10:00" } 或 { every: [wed], at: "10:00" }',
  }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  value: z
    .int()
    .min(1)
    .max(10)
    .default(5)
    .meta({ description: 'Who gets a scarce slot, 10 first / 触达名额不够时的优先级,10 最先' }),
});
export type Broadcast = z.infer<typeof broadcastSchema>;
