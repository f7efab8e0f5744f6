import { z } from 'zod';
import { conditionSchema } from '../plan/condition.ts';
import { dateSchema } from '../plan/values.ts';
import { funnelRequestSchema, retentionRequestSchema, rfmRequestSchema, trendFields } from './reports.ts';

/** A question to analytics as it stands in an address: JSON, told apart by `of`. */
export const askSchema = z.discriminatedUnion('of', [
  funnelRequestSchema.extend({ of: z.literal('funnel') }),
  retentionRequestSchema.extend({ of: z.literal('retention') }),
  rfmRequestSchema.extend({ of: z.literal('rfm') }),
  trendFields.extend({ of: z.literal('trend') }),
]);
export type Ask = z.infer<typeof askSchema>;

/** Of which group: empty for people without a value; left out for all groups. */
const key = z.string().max(1000).optional();

/** One number of an answer: the question, and where in the answer the number stands. */
export const behindSchema = z.discriminatedUnion('of', [
  funnelRequestSchema.extend({
    of: z.literal('funnel'),
    /** From 1. */
    step: z.int().min(1).max(10),
    /** Those who got so far and no further. */
    dropped: z.boolean().default(false),
    key,
  }),
  retentionRequestSchema.extend({
    of: z.literal('retention'),
    /** First day of the cohort; all cohorts when left out. */
    cohort: dateSchema.optional(),
    /** The period after the start in which they came back; -1 for everybody of the cohort. */
    position: z.int().min(-1).max(120),
    key,
  }),
  rfmRequestSchema.extend({
    of: z.literal('rfm'),
    recency: z.int().min(1).max(10).optional(),
    frequency: z.int().min(1).max(10).optional(),
    key,
  }),
  /** Who did it in these days. */
  trendFields.extend({ of: z.literal('trend'), key }),
  /** A number of the home page. */
  z.strictObject({
    of: z.literal('home'),
    figure: z.enum(['added', 'lost', 'buyers']),
    from: dateSchema,
    to: dateSchema,
  }),
  /** Who has ever entered a stage. */
  z.strictObject({ of: z.literal('stage'), stage: z.string().min(1).max(64) }),
  /** Whom a goal has reached, from the beginning of the plan to its last day; of money, who paid. */
  z.strictObject({ of: z.literal('goal'), goal: z.string().min(1).max(64) }),
]);
export type Behind = z.infer<typeof behindSchema>;

/** `behind` of lists of contacts, as JSON. */
export const behindText = z.string().max(6000);

/** `GET /v1/reports/behind`: what stands behind a number, in words. */
export const behindQuery = z.object({ behind: behindText });
export const behindWordsSchema = z.object({
  title: z.string(),
  /** Says the same in the language of plans, so that a segment can be made of it; null when that language cannot say it. */
  condition: conditionSchema.nullable(),
});

/** `GET /v1/reports/rows/export.xlsx` and `.csv`: the rows of an answer, and those of another beside them. */
export const askRowsQuery = z.object({ ask: behindText, against: behindText.optional() });
