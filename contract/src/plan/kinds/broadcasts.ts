import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import {
  dateSchema,
  durationSchema,
  keySchema,
  nameSchema,
  noteSchema,
  timeOfDaySchema,
  weekdaySchema,
} from '../values.ts';

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

const common = {
  name: nameSchema,
  description: noteSchema.optional().meta({ description: 'What it is to achieve / 用来做什么' }),
  message: keySchema.meta({ description: 'Message sent / 发什么消息' }),
  send: sendSchema.meta({
    description:
      'Time: { on: 2026-06-01, at: "10:00" } or { every: [wed], at: "10:00" } / 时间:{ on: 2026-06-01, at: "10:00" } 或 { every: [wed], at: "10:00" }',
  }),
  late: durationSchema.default('2h').meta({
    description:
      'If it could not begin within this after its time, it is skipped: 2h / 到点后多久还没能开始就跳过这一次:2h',
  }),
  expires: durationSchema.default('1d').meta({
    description:
      'What nobody has confirmed so long after its time is called off: 1d / 到点后多久还没确认就撤回:1d',
  }),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  value: z
    .int()
    .min(1)
    .max(10)
    .default(5)
    .meta({ description: 'Who gets a scarce slot, 10 first / 触达名额不够时的优先级,10 最先' }),
};

/** One message to many customers or groups at a time of its own; staff confirm it in WeCom. 群发 */
export const broadcastSchema = z.union([
  z.strictObject({
    ...common,
    to: conditionSchema.meta({ description: 'Who receives it / 发给谁' }),
    unless: conditionSchema.optional().meta({ description: 'Who is left out / 谁不发' }),
    by: keySchema.default('owner').meta({
      description:
        'owner of each contact, last-spoke, last-added, first-added, fewest-tasks, or a staff key / owner(各自的负责员工)、last-spoke、last-added、first-added、fewest-tasks,或员工键',
    }),
  }),
  z.strictObject({
    ...common,
    groups: z.array(keySchema).min(1).max(50).meta({
      description:
        'Communities into whose groups it goes; the owner of each group confirms / 发到哪些社群的客户群,由各群主确认',
    }),
  }),
]);
export type Broadcast = z.infer<typeof broadcastSchema>;
