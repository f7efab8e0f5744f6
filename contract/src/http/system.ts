import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

const whom = z.object({ id: z.int(), name: z.string().nullable() }).nullable();
const id = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const part = z.int().min(0).max(15);

/** `GET /v1/system`: how the machine does. Instants are of the product's clock, which runs faster in a sandbox. */
export const systemSchema = z.object({
  version: z.string(),
  /** Seconds of the machine's clock since this process began to serve. */
  uptime: z.number(),
  asOf: instantSchema,
  consumers: z.array(
    z.object({
      name: z.string(),
      /** Events that it has not handled yet. */
      lag: z.int(),
      /** Events set aside that nobody has resolved. */
      failures: z.int(),
      parts: z.array(z.object({ part: z.int(), head: z.int(), position: z.int(), lag: z.int() })),
    }),
  ),
  events: z.object({
    total: z.int(),
    /** The last 24 hours up to `asOf`, oldest first; counted by when Hetang took them in. */
    hours: z.array(z.object({ from: instantSchema, count: z.int() })),
  }),
  inbox: z.object({
    /** Waiting for a worker. */
    new: z.int(),
    /** Of those, how many have failed at least once and are tried again by themselves. */
    retrying: z.int(),
    done: z.int(),
    failed: z.int(),
    oldestNewAt: instantSchema.nullable(),
  }),
  timers: z.object({
    waiting: z.int(),
    due: z.int(),
    /** Due for more than a minute of the machine's clock. */
    overdue: z.int(),
    failed: z.int(),
    nextAt: instantSchema.nullable(),
  }),
  /** What the last look for people whom nothing moves on in a journey found; null before the first. */
  stranded: z
    .object({ at: instantSchema, found: z.int(), repaired: z.int(), enrolments: z.array(z.int()) })
    .nullable(),
  massSends: z.array(z.object({ state: z.string(), count: z.int() })),
  storage: z.object({
    bytes: z.int(),
    /** The largest tables; rows as the database estimates them. */
    tables: z.array(z.object({ name: z.string(), bytes: z.int(), rows: z.int() })),
  }),
});
export type System = z.infer<typeof systemSchema>;

/** One thing that was looked at; the words are in the language asked for. */
export const systemCheckSchema = z.object({
  id: z.string(),
  /** `warning` stops nothing; `bad` needs somebody. */
  level: z.enum(['good', 'warning', 'bad']),
  title: z.string(),
  found: z.string(),
  /** What to do; null where nothing is to be done. */
  hint: z.string().nullable(),
});
export type SystemCheck = z.infer<typeof systemCheckSchema>;

/** `GET /v1/system/checks`: what is wrong and what to do. `ok` while nothing is `bad`. */
export const systemChecksSchema = z.object({
  ok: z.boolean(),
  asOf: instantSchema,
  checks: z.array(systemCheckSchema),
});
export type SystemChecks = z.infer<typeof systemChecksSchema>;

/** `GET /v1/system/failures`: events that a consumer could not handle, newest failure first. */
export const failureListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  consumer: z.string().max(64).optional(),
  state: z.enum(['open', 'resolved', 'dismissed']).optional(),
});
export const failureRowSchema = z.object({
  consumer: z.string(),
  part: z.int(),
  seq: z.int(),
  event: z.string(),
  at: instantSchema,
  contact: whom,
  error: z.string(),
  attempts: z.int(),
  failedAt: instantSchema,
  /** Asked for, and not yet tried again. */
  askedAt: instantSchema.nullable(),
  resolvedAt: instantSchema.nullable(),
  /** Left without effect by an operator; a retry opens it again. */
  dismissedAt: instantSchema.nullable(),
});
export type FailureRow = z.infer<typeof failureRowSchema>;
export const failurePageSchema = pageOf(failureRowSchema);

/** `POST /v1/system/failures/retry`: one of them, or all open ones of a consumer. */
export const failureRetrySchema = z.union([
  z.strictObject({ consumer: z.string().max(64), part, seq: id }),
  z.strictObject({ consumer: z.string().max(64), all: z.literal(true) }),
]);
/** `POST /v1/system/failures/dismiss`: leaves one without effect. */
export const failureDismissSchema = z.strictObject({ consumer: z.string().max(64), part, seq: id });
export const dismissedSchema = z.object({ dismissed: z.literal(1) });

/** How many are now tried again. */
export const retriedSchema = z.object({ asked: z.int() });

/** `GET /v1/system/inbox`: callbacks of the platform that failed for good, newest first. */
export const inboxListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const inboxRowSchema = z.object({
  id: z.int(),
  channel: z.string(),
  receivedAt: instantSchema,
  attempts: z.int(),
  error: z.string().nullable(),
  /** What the platform sent; names and secrets left out. */
  body: z.record(z.string(), z.string()),
});
export type InboxRow = z.infer<typeof inboxRowSchema>;
export const inboxPageSchema = pageOf(inboxRowSchema);

/** `GET /v1/system/timers`: due timers that failed, longest due first. */
export const timerListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const timerRowSchema = z.object({
  part: z.int(),
  module: z.string(),
  ref: z.int(),
  contact: whom,
  journey: namedSchema.nullable(),
  dueAt: instantSchema,
  error: z.string(),
});
export type TimerRow = z.infer<typeof timerRowSchema>;
export const timerPageSchema = pageOf(timerRowSchema);

/** `POST /v1/system/timers/retry`: one of them, or all. */
export const timerRetrySchema = z.union([
  z.strictObject({ part, module: z.string().max(64), ref: id }),
  z.strictObject({ all: z.literal(true) }),
]);
