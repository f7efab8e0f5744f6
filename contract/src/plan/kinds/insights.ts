import { z } from 'zod';
import { keySchema, nameSchema } from '../values.ts';

const linesSchema = z.array(z.string().trim().min(1).max(300)).min(1).max(50);

/** `journeys/hello`: a definition of the plan by its kind and key. */
const answerSchema = z
  .string()
  .regex(
    /^(journeys|segments|communities|codes|channels|goals|stages|tags|fields)\/[A-Za-z0-9][A-Za-z0-9-]*$/,
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
]);
export type Insight = z.infer<typeof insightSchema>;
