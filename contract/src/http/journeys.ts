import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';
import { identitiesSchema } from './events.ts';

export const journeyStates = ['running', 'paused', 'draining', 'stopped'] as const;

/** How a journey was last halted or let go on; nothing for one that nobody ever touched. */
export const journeyControlSchema = z.object({
  state: z.enum(journeyStates),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});

/** What a control brings about, counted at that moment. */
export const consequencesSchema = z.object({
  /** People under way. */
  active: z.int(),
  /** Messages not given to the channel yet: held by a pause, taken back by a stop. */
  messages: z.int(),
  /** Tasks that the journey waits for; a stop cancels them. */
  tasks: z.int(),
  /** People whose next step is due by now. */
  due: z.int(),
  /** People whose next step comes due within 24 hours. */
  dueInADay: z.int(),
});
export type Consequences = z.infer<typeof consequencesSchema>;

/** `POST /v1/journeys/:key/control` */
export const journeyActions = ['pause', 'resume', 'drain', 'stop'] as const;
export const controlSchema = z.strictObject({
  /** pause: nobody moves, nothing is sent. drain: nobody enters. stop: everybody is out. resume: as before. */
  action: z.enum(journeyActions),
  reason: z.string().trim().min(1).max(300),
  /** Only says what would happen. */
  dryRun: z.boolean().default(false),
});
export const controlResultSchema = z.object({
  journey: z.string(),
  from: z.enum(journeyStates),
  state: z.enum(journeyStates),
  done: z.boolean(),
  consequences: consequencesSchema,
});
export type ControlResult = z.infer<typeof controlResultSchema>;

/** `GET /v1/journeys/:key/controls`: newest first. */
export const controlListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const controlPageSchema = pageOf(
  journeyControlSchema.extend({ id: z.int(), consequences: consequencesSchema }),
);

/** `POST /v1/journeys/:key/enrolments`: asks for people to enter; the journey's own rules still hold. */
export const enrolSchema = z.strictObject({
  /** Makes a repeat harmless: the same id brings nobody in twice. */
  id: z.string().min(1).max(100).optional(),
  /** Value of the journey's `key`. */
  key: z.string().min(1).max(200).optional(),
  contacts: z.array(identitiesSchema).min(1).max(1000),
});
export const enrolResultSchema = z.object({
  results: z.array(
    z.object({
      /** `under-way` and `entered-before`: as things stand the journey lets them not in, so nothing was asked. */
      status: z.enum(['accepted', 'duplicate', 'unknown', 'under-way', 'entered-before']),
      contactId: z.int().optional(),
    }),
  ),
});
export type EnrolResult = z.infer<typeof enrolResultSchema>;

const whom = z.object({ id: z.int(), name: z.string().nullable() });

/** `GET /v1/enrolments` */
export const enrolmentListQuery = z.object({
  ...listQuery,
  journey: z.string().max(64).optional(),
  contact: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  status: z.enum(['active', 'ended']).optional(),
  version: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  /** Of all versions in which the `journey` has the same steps as in this one. */
  stepsOf: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  node: z.coerce.number().int().min(0).max(10_000).optional(),
  reason: z.string().max(100).optional(),
});
export const enrolmentRowSchema = z.object({
  id: z.int(),
  contact: whom,
  journey: namedSchema,
  version: z.int(),
  /** Value of the journey's `key`; null for a journey without one. */
  key: z.string().nullable(),
  entry: z.int(),
  status: z.enum(['active', 'ended']),
  node: z.int(),
  /** The step where the person is, in words; null when its version is not known any more. */
  step: z.string().nullable(),
  waiting: z.enum(['time', 'event', 'task', 'entry']).nullable(),
  dueAt: instantSchema.nullable(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  endReason: z.string().nullable(),
});
export type EnrolmentRow = z.infer<typeof enrolmentRowSchema>;
export const enrolmentPageSchema = pageOf(enrolmentRowSchema);

/** `GET /v1/enrolments/:id`: one person's way, with every decision and what it was made from. */
export const enrolmentDetailSchema = enrolmentRowSchema.extend({
  /** What began it: the event, and who asked. */
  trigger: z.object({ event: z.string(), words: z.string(), by: z.string().nullable() }),
  steps: z.array(
    z.object({
      seq: z.int(),
      at: instantSchema,
      version: z.int(),
      node: z.int(),
      step: z.string().nullable(),
      outcome: z.string().nullable(),
      /** The facts of a choice as they were then. */
      why: z.array(z.object({ text: z.string(), holds: z.boolean(), seen: z.string().nullable() })),
      /** What else was noted: how late, where to, which split. */
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  messages: z.array(
    z.object({
      id: z.int(),
      kind: z.string(),
      message: namedSchema.nullable(),
      state: z.string(),
      reason: z.string().nullable(),
      at: instantSchema,
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      state: z.string(),
      outcome: z.string().nullable(),
      dueAt: instantSchema,
    }),
  ),
  calls: z.array(
    z.object({
      id: z.int(),
      url: z.string(),
      state: z.enum(['pending', 'done', 'failed']),
      attempts: z.int(),
      status: z.int().nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export type EnrolmentDetail = z.infer<typeof enrolmentDetailSchema>;

/** `GET /v1/journeys/:key/versions`: who is under way on which version of the plan. */
export const journeyVersionsSchema = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      appliedAt: instantSchema,
      people: z.int(),
      /** Its steps are those of the newest version. */
      sameSteps: z.boolean(),
    }),
  ),
});

const target = z.union([z.int().min(0).max(10_000), z.enum(['stay', 'exit'])]);

/** `POST /v1/journeys/:key/move`: people under way on an earlier version go on in the newest. */
export const moveSchema = z.strictObject({
  /** Versions with other steps than the newest; they must have the same steps as each other. */
  from: z.array(z.int().min(1)).min(1).max(100),
  /** Step where people are → step of the newest version, or `stay`, or `exit`. Over what is proposed. */
  map: z.record(z.string().regex(/^\d{1,5}$/), target).default({}),
  /** Steps that nothing matches. */
  unmapped: z.enum(['stay', 'exit']).default('stay'),
  dryRun: z.boolean().default(true),
});
export const moveResultSchema = z.object({
  journey: z.string(),
  from: z.array(z.int()),
  to: z.int(),
  done: z.boolean(),
  steps: z.array(
    z.object({
      node: z.int(),
      step: z.string(),
      people: z.int(),
      /** Where they go on; null when they stay or leave. */
      to: z.int().nullable(),
      toStep: z.string().nullable(),
      /** How it was found: by the step's `id`, because it says the same, as asked, or not at all. */
      by: z.enum(['id', 'content', 'map', 'none']),
      /** `keep`: goes on waiting as before. `enter`: begins that step now. */
      how: z.enum(['keep', 'enter', 'stay', 'exit']),
    }),
  ),
  moved: z.int(),
  exited: z.int(),
  stayed: z.int(),
});
export type MoveResult = z.infer<typeof moveResultSchema>;
