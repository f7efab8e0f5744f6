import { z } from 'zod';
import { nameSchema, urlSchema } from '../values.ts';

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
