import { z } from 'zod';
import { nameSchema } from '../values.ts';

const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .meta({ description: 'Web address: https://www.example.com/page / 网址:https://www.example.com/page' });

/** A message template. Text is Liquid over `contact` and `staff`. 消息 */
export const messageSchema = z.strictObject({
  name: nameSchema,
  text: z.string().trim().min(1).max(4000),
  link: z
    .strictObject({
      title: z.string().min(1).max(128),
      url: urlSchema,
      desc: z.string().max(512).optional(),
      picurl: urlSchema.optional(),
    })
    .optional(),
});
export type Message = z.infer<typeof messageSchema>;
