import { z } from 'zod';
import { keySchema, nameSchema, noteSchema, tagRefSchema } from '../values.ts';

const partSchema = z.enum(['who', 'thanks', 'short-lure', 'long-lure', 'ask']).meta({
  description:
    'who I am, thanks, short lure, long lure or a question / 首次交流的部分:说明身份、感谢支持、短期诱饵、长期诱饵、提问',
});

const stepSchema = z.strictObject({
  part: partSchema.optional(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .meta({ description: 'What is said; Liquid over contact and staff / 说的话,可用变量' }),
  when: noteSchema.optional().meta({ description: 'When this is said / 什么情况下说' }),
});

/** What staff say, word for word, and when: the library that a conversation is held from. 话术 */
export const scriptSchema = z.strictObject({
  name: nameSchema,
  channel: z.enum(['private-chat', 'moments', 'group', 'call']).meta({
    description: 'private-chat, moments, group or call / 用在哪里:私聊、朋友圈、社群、电话',
  }),
  description: noteSchema.optional().meta({ description: 'What it is to achieve / 用来做什么' }),
  owner: keySchema.optional().meta({ description: 'Staff who keeps it up to date / 维护人(员工)' }),
  stages: z.array(keySchema).max(50).default([]).meta({ description: 'For these stages / 适用的阶段' }),
  tags: z.array(tagRefSchema).max(50).default([]).meta({ description: 'For these tags / 适用的标签' }),
  objection: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'What the customer objects / 针对客户的哪句异议' }),
  steps: z.array(stepSchema).min(1).max(20).meta({ description: 'What is said, in order / 依次说什么' }),
});
export type Script = z.infer<typeof scriptSchema>;
