import { z } from 'zod';
import { keySchema, linesSchema, nameSchema, noteSchema } from '../values.ts';

/** `journeys/hello`: a definition of the plan by its kind and key. */
const answerSchema = z
  .string()
  .regex(
    /^(journeys|segments|communities|codes|channels|goals|stages|tags|fields|accounts|scripts|broadcasts|experiments|columns|calendar|official-accounts|activities|points|levels|budgets|cycles|reports)\/[A-Za-z0-9][A-Za-z0-9-]*$/,
  )
  .meta({
    description: 'Definition: journeys/hello or segments/cold / 定义:journeys/hello 或 segments/cold',
  });

const answeredBy = z
  .array(answerSchema)
  .max(50)
  .default([])
  .meta({ description: 'What of the plan acts on it / 方案里用什么来应对' });

/** What is known of brand and users, what follows from it, and what in the plan acts on it. 洞察 */
export const insightSchema = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('brand'),
    name: nameSchema,
    price: z
      .enum(['low', 'middle', 'upper-middle', 'high'])
      .optional()
      .meta({ description: 'Level of price / 定价:低、中、中高、高' }),
    paid: z
      .enum(['once', 'monthly', 'quarterly', 'yearly'])
      .optional()
      .meta({ description: 'How it is paid / 付费周期' }),
    traits: linesSchema.meta({ description: 'What marks brand and service / 品牌与服务的特点' }),
    'answered-by': answeredBy,
  }),
  z.strictObject({
    about: z.literal('users'),
    name: nameSchema,
    who: linesSchema.meta({ description: 'Who they are / 是什么人' }),
    ages: z
      .strictObject({ from: z.int().min(0).max(120), to: z.int().min(0).max(120) })
      .optional()
      .meta({ description: 'Ages, both included / 年龄段' }),
    places: z.array(nameSchema).max(50).default([]).meta({ description: 'Where they are / 地域' }),
    needs: z.array(z.string().trim().min(1).max(300)).max(50).default([]).meta({
      description: 'What they buy for / 购买需求',
    }),
    stages: z.array(keySchema).max(50).default([]).meta({ description: 'Stages they are in / 所处阶段' }),
    'answered-by': answeredBy,
  }),
  z.strictObject({
    about: z.literal('state'),
    name: nameSchema,
    area: z
      .enum(['usage', 'growth', 'operation'])
      .meta({ description: 'usage, growth or operation / 使用、增长或运营现状' }),
    findings: linesSchema.meta({ description: 'What was found / 发现' }),
    'answered-by': answeredBy,
  }),
  z.strictObject({
    about: z.literal('key-point'),
    name: nameSchema,
    because: z.string().trim().min(1).max(500).meta({ description: 'Why it matters / 为什么是关键' }),
    'answered-by': answeredBy,
  }),
  z.strictObject({
    about: z.literal('scenario'),
    name: nameSchema,
    persona: keySchema.meta({ description: 'Insight about users it starts from / 对应的用户洞察(键)' }),
    scene: noteSchema.meta({ description: 'When and where it happens / 什么场景' }),
    pain: noteSchema.meta({ description: 'What hurts / 痛点' }),
    experience: noteSchema.meta({ description: 'What would feel good / 给什么样的体验' }),
    product: noteSchema.optional().meta({ description: 'Product embedded in it / 嵌入的产品' }),
    hypotheses: z
      .array(
        z.strictObject({
          that: noteSchema.meta({ description: 'What is believed / 假设' }),
          test: z
            .enum(['survey', 'tag', 'experiment'])
            .meta({ description: 'Tested: by survey, tag, experiment / 验证:调研、标签、实验' }),
        }),
      )
      .min(1)
      .max(20)
      .meta({ description: 'What is assumed and how it is tested / 假设与验证办法' }),
    'answered-by': answeredBy,
  }),
]);
export type Insight = z.infer<typeof insightSchema>;
