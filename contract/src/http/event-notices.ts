import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** What may be noted of an event. The event is kept all the same, but for the last three: those were refused. */
export const eventProblems = [
  'unknown-event',
  'missing-property',
  'undeclared-property',
  'wrong-type',
  'unexpected-identity',
  'late',
  'ahead',
  'future',
  'invalid',
  'unknown-contact',
] as const;

/** `GET /v1/events/notices`: what senders do that the catalogue does not expect, over the last days, latest first. */
export const eventNoticeQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  days: z.coerce.number().int().min(1).max(365).default(7),
  problem: z.enum(eventProblems).optional(),
  name: z.string().max(64).optional(),
  source: z.string().max(128).optional(),
});
export const eventNoticeSchema = z.object({
  source: z.string(),
  name: z.string(),
  problem: z.enum(eventProblems),
  /** The property or identity concerned, or empty. */
  detail: z.string(),
  count: z.int(),
  lastAt: instantSchema,
  /** The latest such event, as `part-seq`; null of refused ones. */
  event: z.string().nullable(),
  /** Of `late` and `ahead`: the largest distance, in seconds. */
  worst: z.int().nullable(),
});
export const eventNoticePageSchema = pageOf(eventNoticeSchema);
export type EventNoticePage = z.infer<typeof eventNoticePageSchema>;

export const eventSourceSorts = ['source', '-source', 'shift', '-shift'] as const;
/** `GET /v1/events/sources`: senders that say when they send, the largest error of a clock first. */
export const eventSourceQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(eventSourceSorts).default('-shift'),
  /** Only those whose clock is wrong, or is right. */
  wrong: z.stringbool().optional(),
});
const eventSourceSchema = z.object({
  source: z.string(),
  /** Seconds by which the clock of the sender is behind ours; negative when it is ahead, 0 within a minute. */
  shift: z.int(),
  measuredAt: instantSchema,
  /** Whether times of its events are moved by that. */
  correct: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  /** Events that were moved so far. */
  corrected: z.int(),
});
export type EventSource = z.infer<typeof eventSourceSchema>;
export const eventSourcePageSchema = pageOf(eventSourceSchema);
export type EventSourcePage = z.infer<typeof eventSourcePageSchema>;
/** `PUT /v1/events/sources/:source` */
export const eventSourceWishSchema = z.strictObject({ correct: z.boolean() });
export const eventSourceAnswerSchema = z.object({ source: z.string(), correct: z.boolean() });
