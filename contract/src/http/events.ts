import { z } from 'zod';
import { eventNameSchema, scalarSchema } from '../plan/values.ts';
import { permissionsSchema } from './access.ts';

/** Identities by kind; the first known one decides, all are attached. 客户身份 */
export const identityKinds = [
  'contact_id',
  'external_userid',
  'unionid',
  'openid',
  'phone',
  'customer_id',
] as const;
export const identitiesSchema = z
  .partialRecord(z.enum(identityKinds), z.union([z.string().trim().min(1).max(128), z.int()]))
  .refine((ids) => Object.keys(ids).length > 0, { message: 'at least one identity' });

/** One event as a sender writes it. `id` makes a repeat harmless. */
export const eventInputSchema = z.strictObject({
  id: z.string().min(1).max(128).optional(),
  name: eventNameSchema,
  at: z.iso.datetime({ offset: true }).optional(),
  contact: identitiesSchema,
  props: z
    .record(z.string().max(64), z.union([scalarSchema, z.null(), z.array(scalarSchema).max(100)]))
    .default({}),
});
export type EventInput = z.infer<typeof eventInputSchema>;

/** `POST /v1/events/batch`: up to 1,000 events; items are judged one by one, hence `unknown`. */
export const eventBatchSchema = z.strictObject({
  sentAt: z.iso.datetime({ offset: true }).optional().meta({
    description:
      'When the sender sends this request, by its own clock, set anew at every attempt: tells how wrong that clock is',
  }),
  events: z.array(z.unknown()).min(1).max(1000).meta({
    description:
      'Each is judged for itself: one that is refused (event/invalid, event/future, event/unknown-contact) does not hold up the others',
  }),
});

export const eventResultSchema = z.object({
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  contactId: z.int().optional(),
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }).optional(),
});
export type EventResult = z.infer<typeof eventResultSchema>;
export const eventBatchResultSchema = z.object({ results: z.array(eventResultSchema) });

export const apiKeySchema = z.object({
  id: z.int(),
  name: z.string(),
  prefix: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** What it may do; null: everything that is open to keys. */
  permissions: permissionsSchema.nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** Requests a minute; null for any number. */
  perMinute: z.int().nullable(),
});
export const apiKeyCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(64),
  permissions: permissionsSchema.nullable().default(null),
  /** Days until it ends by itself. */
  days: z.int().min(1).max(3650).nullable().default(null),
  perMinute: z.int().min(1).max(1_000_000).nullable().default(null),
});
/** The key itself is shown once. */
export const apiKeyCreatedSchema = apiKeySchema.extend({ key: z.string() });
