import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** What may be noted of an event; the event itself is kept all the same. */
export const eventProblems = [
  'unknown-event',
  'missing-property',
  'undeclared-property',
  'wrong-type',
  'unexpected-identity',
  'late',
  'ahead',
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
  /** The latest such event, as `part-seq`. */
  event: z.string(),
  /** Of `late` and `ahead`: the largest distance, in seconds. */
  worst: z.int().nullable(),
});
export const eventNoticePageSchema = pageOf(eventNoticeSchema);
export type EventNoticePage = z.infer<typeof eventNoticePageSchema>;
