import { z } from 'zod';
import { nameSchema, noteSchema, yuanSchema } from '../values.ts';

/** What one of something costs: the cost book that return on investment is computed with. 成本 */
export const costSchema = z.strictObject({
  name: nameSchema,
  of: z
    .enum([
      'staff-minute',
      'coupon',
      'sms',
      'red-packet',
      'acquisition-link',
      'gift',
      'lesson',
      'material',
      'click',
      'tool-month',
    ])
    .meta({
      description:
        'What it is the cost of / 成本项:员工一分钟、一张券、一条短信、一个红包、获客链接一次、一份礼品、一节课、一份物料、一次点击、工具一个月',
    }),
  yuan: yuanSchema.meta({ description: 'Yuan for one / 每一份多少元' }),
  from: noteSchema.optional().meta({ description: 'Where the figure comes from / 数字的来历' }),
});
export type Cost = z.infer<typeof costSchema>;
