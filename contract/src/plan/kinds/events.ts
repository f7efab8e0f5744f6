import { z } from 'zod';
import { identityKinds } from '../../http/events.ts';
import { nameSchema, noteSchema } from '../values.ts';

const common = {
  name: nameSchema.optional(),
  required: z.boolean().optional().meta({ description: 'Always there / 必定带有' }),
};

const propertySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...common }),
  z.strictObject({ type: z.literal('number'), ...common }),
  z.strictObject({ type: z.literal('money'), ...common }),
  z.strictObject({ type: z.literal('time'), ...common }),
  z.strictObject({ type: z.literal('bool'), ...common }),
  z.strictObject({
    type: z.literal('choice'),
    values: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(200)
      .meta({ description: 'Values it can have / 可能的值' }),
    ...common,
  }),
]);
export type EventProperty = z.infer<typeof propertySchema>;

/** A business event: who sends it, when, whom it is about and what it carries. The key is its name. 业务事件 */
export const eventSchema = z.strictObject({
  name: nameSchema,
  description: noteSchema.optional().meta({ description: 'When it is sent / 什么时候发' }),
  from: nameSchema.meta({ description: 'Who sends it / 由谁发来' }),
  identity: z.array(z.enum(identityKinds)).min(1).max(identityKinds.length).optional().meta({
    description:
      'Identities it can carry / 带哪些身份:contact_id、external_userid、unionid、openid、phone、customer_id',
  }),
  properties: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/)
        .meta({ description: 'Property: sku / 属性名:sku' }),
      propertySchema,
    )
    .default({})
    .meta({ description: 'What it carries; money travels as whole fen / 带有的属性;money 传整数分' }),
});
export type Event = z.infer<typeof eventSchema>;
