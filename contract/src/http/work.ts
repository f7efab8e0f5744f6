import { z } from 'zod';
import { bothWays, instantSchema, listQuery, pageOf, wholeListQuery } from './common.ts';
import { namedSchema } from './contacts.ts';
import { journeyControlSchema, journeyStates } from './journeys.ts';

/** `GET /v1/journeys` */
export const journeyRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  version: z.int(),
  active: z.int(),
  started: z.int(),
  ended: z.int(),
  goalReached: z.int(),
  left: z.int(),
  /** Whether it takes people in and moves them on, and who saw to that; null for one that was never halted. */
  control: journeyControlSchema.nullable(),
});
export const journeyListSchema = pageOf(journeyRowSchema);
export const journeySorts = ['name', 'version', 'active', 'started', 'ended', 'goalReached', 'left'] as const;
export const journeyListQuery = z.object({
  ...wholeListQuery,
  /** What was last done to it; `running` for one that was never halted. */
  state: z.enum(journeyStates).optional(),
  sort: z.enum(bothWays(journeySorts)).optional(),
});

/** `GET /v1/journeys/:key`: as the newest version has it, or the asked one. */
export const journeyDetailQuery = z.object({
  version: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
});
/** Its steps as a flat list in reading order; `depth` is the nesting in branches. */
export const journeyDetailSchema = journeyRowSchema.extend({
  description: z.string().nullable(),
  start: z.string(),
  again: z.string(),
  goal: z.string().nullable(),
  leave: z.string().nullable(),
  steps: z.array(
    z.object({
      node: z.int(),
      kind: z.string(),
      depth: z.int(),
      label: z.string(),
      /** People who are at this step now. */
      waiting: z.int(),
      /** People who have passed through it. */
      passed: z.int(),
      /** People whose way ended while they were at this step, by reason; most first. */
      ended: z.array(z.object({ reason: z.string(), count: z.int() })),
      /** For an arm: what the engine notes when it is taken, as `if 1`, `else`, `arm a`. */
      outcome: z.string().nullable(),
      /** The step as the plan has it, in YAML; null for an arm. */
      definition: z.string().nullable(),
    }),
  ),
  endings: z.array(z.object({ reason: z.string(), count: z.int() })),
});
export type JourneyDetail = z.infer<typeof journeyDetailSchema>;

/** `GET /v1/tasks` */
export const taskListQuery = z.object({
  ...listQuery,
  state: z.enum(['open', 'done', 'expired', 'cancelled']).optional(),
  staff: z.string().max(64).optional(),
  kind: z.enum(['follow-up', 'confirm-send', 'publish-moment']).optional(),
  search: z.string().max(100).optional(),
  /** Number of the contact whom the task is about. */
  contact: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  /** Open and past the due time, or not. */
  overdue: z.enum(['yes', 'no']).optional(),
  /** Open, and its member has pressed 打不开 on the card. */
  stuck: z.enum(['yes']).optional(),
});
export const taskRowSchema = z.object({
  id: z.int(),
  kind: z.enum(['follow-up', 'confirm-send', 'publish-moment']),
  do: z.string(),
  title: z.string(),
  staff: namedSchema.nullable(),
  contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  /** For confirm-send: how many people the mass task reaches. */
  targets: z.int().nullable(),
  /** For publish-moment: the Moment. */
  moment: z.int().nullable(),
  text: z.string().nullable(),
  fills: z.array(z.string()),
  state: z.enum(['open', 'done', 'expired', 'cancelled']),
  dueAt: instantSchema,
  createdAt: instantSchema,
  closedAt: instantSchema.nullable(),
  outcome: z.string().nullable(),
  /** When its member said by the card that it cannot be done as it stands. */
  stuckAt: instantSchema.nullable(),
});
export type TaskRow = z.infer<typeof taskRowSchema>;
export const taskPageSchema = pageOf(taskRowSchema);

/** `POST /v1/tasks/:id/done`: what came out of it; tags and fields go to the contact. */
export const taskDoneSchema = z.strictObject({
  note: z.string().max(2000).default(''),
  tags: z.array(z.string().max(130)).max(50).default([]),
  fields: z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
});
/** `POST /v1/tasks/:id/remind`: reminds the staff member of a mass send, at most 3 times in 24 h. */
export const taskActionResultSchema = z.object({ ok: z.literal(true) });

/** `GET /v1/intentions`: what Hetang means to send or has sent. */
export const intentionStates = [
  'pending',
  'deferred',
  'calling',
  'awaiting-staff',
  'sent',
  'failed',
  'expired',
  'dropped',
  'cancelled',
  'unknown',
] as const;
export const intentionListQuery = z.object({
  ...listQuery,
  state: z.enum(intentionStates).optional(),
  kind: z.enum(['welcome', 'message', 'group-message', 'service-message', 'tag', 'staff-notice']).optional(),
  journey: z.string().max(64).optional(),
  contact: z.coerce.number().int().optional(),
  reason: z.string().max(300).optional(),
});
export const intentionRowSchema = z.object({
  id: z.int(),
  kind: z.string(),
  contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  /** The customer group of a group message, by its name. */
  group: z.string().nullable(),
  staff: namedSchema.nullable(),
  message: namedSchema.nullable(),
  journey: namedSchema.nullable(),
  state: z.enum(intentionStates),
  reason: z.string().nullable(),
  createdAt: instantSchema,
  notAfter: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
});
export const intentionPageSchema = pageOf(intentionRowSchema);
/** Totals by kind and state beside the list. */
/** `POST /v1/intentions/retry`: these, or all that came to nothing as the filter has it. */
export const intentionRetrySchema = z.union([
  z.strictObject({ ids: z.array(z.int().min(1).max(Number.MAX_SAFE_INTEGER)).min(1).max(500) }),
  z.strictObject({
    all: z.strictObject({
      state: z.enum(['failed', 'dropped', 'expired']),
      reason: z.string().min(1).max(300),
      kind: z.enum(['message', 'group-message', 'service-message', 'tag']).optional(),
      journey: z.string().max(64).optional(),
    }),
  }),
]);
/** How many are meant again. Welcomes, and what may have arrived after all, are not. */
export const intentionRetryAnswerSchema = z.object({ asked: z.int() });

/** `GET /v1/intentions/reasons` */
export const intentionReasonsSchema = z.object({
  items: z.array(
    z.object({ kind: z.string(), state: z.enum(intentionStates), reason: z.string(), count: z.int() }),
  ),
});
export type IntentionReasons = z.infer<typeof intentionReasonsSchema>;

export const intentionSummarySchema = z.object({
  items: z.array(z.object({ kind: z.string(), state: z.enum(intentionStates), count: z.int() })),
});
