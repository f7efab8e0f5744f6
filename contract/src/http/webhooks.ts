import { z } from 'zod';
import { eventNameSchema } from '../plan/values.ts';
import { instantSchema, listQuery, pageOf } from './common.ts';

export const deliveryStates = ['pending', 'done', 'dead'] as const;

/** `GET /v1/webhooks`: who is told of what, and how it goes. */
export const webhookSchema = z.object({
  id: z.int(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  active: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
  waiting: z.int(),
  dead: z.int(),
  lastDoneAt: instantSchema.nullable(),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhookSorts = ['name', 'createdAt'] as const;
export const webhookListQuery = z.object({ ...listQuery, search: z.string().max(100).optional() });
export const webhookPageSchema = pageOf(webhookSchema);

/** `POST /v1/webhooks`, `PUT /v1/webhooks/:id` */
export const webhookPutSchema = z.strictObject({
  name: z.string().trim().min(1).max(64),
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z.array(eventNameSchema).min(1).max(50),
  active: z.boolean().default(true),
});
/** With the secret that deliveries are signed with: shown only here and when it is made anew. */
export const webhookSecretSchema = z.object({ id: z.int(), secret: z.string() });
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;
/** `POST /v1/webhooks/:id/test`: what the other side answered. */
export const webhookTestSchema = z.object({ status: z.int().nullable(), error: z.string().nullable() });

/** `GET /v1/webhooks/deliveries` */
export const deliverySchema = z.object({
  id: z.int(),
  webhook: z.object({ id: z.int(), name: z.string() }),
  event: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  createdAt: instantSchema,
  nextAt: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;
export const deliverySorts = ['createdAt', 'attempts'] as const;
export const deliveryListQuery = z.object({
  ...listQuery,
  webhook: z.coerce.number().int().min(1).optional(),
  state: z.enum(deliveryStates).optional(),
  event: z.string().max(64).optional(),
});
export const deliveryPageSchema = pageOf(deliverySchema);
/** `POST /v1/webhooks/deliveries/replay`: sends again, as if it were new. */
export const replaySchema = z.union([
  z.strictObject({ ids: z.array(z.int().min(1)).min(1).max(500) }),
  z.strictObject({ dead: z.strictObject({ webhook: z.int().min(1) }) }),
]);
export const replayAnswerSchema = z.object({ asked: z.int() });
