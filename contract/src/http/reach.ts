import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const massSendStates = [
  'ready',
  'calling',
  'unknown',
  'awaiting-staff',
  'confirmed',
  'settled',
  'failed',
  'cancelled',
] as const;
export const audiences = ['contacts', 'groups'] as const;

/** `GET /v1/mass-sends`: tasks that staff confirm in WeCom. */
export const massSendListQuery = z.object({
  ...listQuery,
  state: z.enum(massSendStates).optional(),
  audience: z.enum(audiences).optional(),
  staff: z.string().max(64).optional(),
  run: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const massSendRowSchema = z.object({
  id: z.int(),
  title: z.string(),
  audience: z.enum(audiences),
  staff: namedSchema,
  state: z.enum(massSendStates),
  /** The broadcast it belongs to. */
  broadcast: namedSchema.nullable(),
  text: z.string(),
  targets: z.int(),
  /** Of the targets: delivered, at the platform's limit, not the sender's any more, otherwise ended, open. */
  sent: z.int(),
  capped: z.int(),
  refused: z.int(),
  other: z.int(),
  open: z.int(),
  /** Reminders in the last 24 hours; the platform takes three. */
  reminded: z.int(),
  cancelling: z.boolean(),
  /** The task by which it is reminded of and called off; null when there is none open. */
  task: z.int().nullable(),
  error: z.string().nullable(),
  createdAt: instantSchema,
  confirmedAt: instantSchema.nullable(),
  notAfter: instantSchema.nullable(),
});
export type MassSendRow = z.infer<typeof massSendRowSchema>;
export const massSendPageSchema = pageOf(massSendRowSchema);

/** `GET /v1/reach/quota`: how much of what may be received is used, in a month. */
export const reachQuotaQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
const usageSchema = z.object({ used: z.int(), reserved: z.int(), allowed: z.int() });
export const reachQuotaSchema = z.object({
  month: z.string(),
  policy: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']),
  /** What one customer may receive in one window of the policy. */
  allowed: z.int(),
  /** Customers that somebody can write to. */
  reachable: z.int(),
  /** By day of the month: delivered, and what the platform kept back at its limit. */
  days: z.array(
    z.object({
      day: z.string(),
      sent: z.int(),
      people: z.int(),
      capped: z.int(),
      groups: z.int(),
    }),
  ),
  /** By window of the policy that has begun: used, reserved, what is left of all customers' share, who has none left. */
  windows: z.array(usageSchema.extend({ start: z.string(), left: z.int(), people: z.int(), full: z.int() })),
  busiest: z.array(usageSchema.extend({ contact: z.object({ id: z.int(), name: z.string().nullable() }) })),
  busiestGroups: z.array(usageSchema.extend({ chat: z.string(), name: z.string() })),
});
export type ReachQuota = z.infer<typeof reachQuotaSchema>;

export const runStates = ['planned', 'running', 'done', 'skipped', 'cancelled'] as const;

/** `GET /v1/broadcasts`: what the plan sends to many, in its order. */
export const broadcastListSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      audience: z.enum(audiences),
      /** Whom it is for, in words; null of one to groups. */
      to: z.string().nullable(),
      message: namedSchema,
      /** The communities it goes to. */
      groups: z.array(namedSchema),
      value: z.int(),
      next: instantSchema.nullable(),
    }),
  ),
});
export type BroadcastRow = z.infer<typeof broadcastListSchema>['items'][number];

/** `GET /v1/broadcasts/:key/preview`: whom it would reach if it were sent now. */
export const broadcastPreviewSchema = z.object({
  text: z.string(),
  audience: z.enum(audiences),
  /** All that it is for, and of those: who would get it, and who would not, by the first reason. */
  targets: z.int(),
  reachable: z.int(),
  left: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Members of staff who would have to confirm. */
  senders: z.int(),
  /** Who the caller is among the members of staff, by key. */
  me: z.string().nullable(),
});
export type BroadcastPreview = z.infer<typeof broadcastPreviewSchema>;

/** `POST /v1/broadcasts/:key/test`: shown to these members of staff; `name` stands in for the name of a customer. */
export const broadcastTestSchema = z.strictObject({
  staff: z.array(z.string().min(1).max(64)).min(1).max(5),
  name: z.string().trim().max(40).default(''),
});
export const broadcastTestResultSchema = z.object({
  items: z.array(
    z.object({
      staff: namedSchema,
      /** Why it was not shown, in words; null when it was. */
      problem: z.string().nullable(),
    }),
  ),
});
export type BroadcastTestResult = z.infer<typeof broadcastTestResultSchema>;

/** `GET /v1/broadcast-runs` */
export const runListQuery = z.object({
  ...listQuery,
  broadcast: z.string().max(64).optional(),
  state: z.enum(runStates).optional(),
});
export const runRowSchema = z.object({
  id: z.int(),
  broadcast: namedSchema,
  dueAt: instantSchema,
  state: z.enum(runStates),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  targets: z.int(),
  sent: z.int(),
  /** Waiting for their turn or for staff. */
  open: z.int(),
  /** Ended otherwise than sent. */
  lost: z.int(),
  finishedAt: instantSchema.nullable(),
});
export type RunRow = z.infer<typeof runRowSchema>;
export const runPageSchema = pageOf(runRowSchema);

/** `POST /v1/broadcast-runs/:id/cancel` */
export const runCancelledSchema = z.object({
  /** Messages that were taken back. */
  takenBack: z.int(),
  /** Mass tasks that the platform is asked to call off. */
  tasks: z.int(),
});
