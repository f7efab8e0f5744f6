import { z } from 'zod';
import { dateSchema } from '../plan/values.ts';

const filter = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
/** Key of a segment: only its members of now count. */
const among = z.string().min(1).max(64).optional();
/** A property of the event, `stage`, `code` or `owner` of the contact, `tag:<group>` or `tier:<ladder>`. */
const breakdown = z.string().min(1).max(100).optional();

export const funnelStepSchema = z.strictObject({
  event: z.string().max(64),
  where: filter.optional(),
  name: z.string().max(100).optional(),
});

/**
 * `POST /v1/reports/funnel`: ordered, within a window from the first step (the end is inclusive), the deepest
 * attempt counts. Events of one instant keep the order of the log.
 */
export const funnelRequestSchema = z.strictObject({
  steps: z.array(funnelStepSchema).min(1).max(10),
  from: dateSchema,
  to: dateSchema,
  /** Seconds. */
  window: z
    .int()
    .min(1)
    .max(366 * 86_400)
    .default(30 * 86_400),
  /** A property is that of the first step's event. */
  breakdown,
  among,
});
export const funnelCountsSchema = z.object({
  key: z.string().nullable(),
  steps: z.array(
    z.object({
      name: z.string(),
      people: z.int(),
      /** Share of the first step, 0..1. */
      ofFirst: z.number().nullable(),
      ofPrevious: z.number().nullable(),
      /** Seconds from the previous step. */
      medianSeconds: z.number().nullable(),
      averageSeconds: z.number().nullable(),
    }),
  ),
});
export const funnelSchema = z.object({
  total: funnelCountsSchema,
  groups: z.array(funnelCountsSchema),
  rule: z.string(),
});
export type Funnel = z.infer<typeof funnelSchema>;

/** `POST /v1/reports/retention`: calendar intervals in the plan's time zone. */
export const retentionRequestSchema = z.strictObject({
  start: funnelStepSchema,
  back: funnelStepSchema,
  period: z.enum(['day', 'week', 'month']).default('month'),
  from: dateSchema,
  to: dateSchema,
  cohorting: z.enum(['first-time', 'recurring']).default('first-time'),
  /** A property is that of the start that put a person into the cohort. */
  breakdown,
  among,
});
export const retentionSchema = z.object({
  rows: z.array(z.object({ start: z.string(), size: z.int(), counts: z.array(z.int()) })),
  /** Pooled over the cohorts that have reached the period. */
  average: z.array(z.number().nullable()),
  /** The largest, at most 20; `size` adds up the cohorts. */
  groups: z.array(
    z.object({ key: z.string().nullable(), size: z.int(), average: z.array(z.number().nullable()) }),
  ),
  rule: z.string(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** `POST /v1/reports/rfm`: recency in whole days, frequency in orders, money in fen. */
export const rfmRequestSchema = z.strictObject({
  asOf: dateSchema,
  from: dateSchema.optional(),
  bins: z.int().min(2).max(10).default(5),
  /** A property is that of the last order. */
  breakdown,
  among,
});
const rfmMiddleSchema = z.object({ recency: z.number(), frequency: z.number(), monetary: z.number() });
export const rfmSchema = z.object({
  customers: z.int(),
  orders: z.int(),
  revenue: z.number(),
  median: rfmMiddleSchema.nullable(),
  cuts: z.object({
    recency: z.array(z.number()),
    frequency: z.array(z.number()),
    monetary: z.array(z.number()),
  }),
  cells: z.array(z.object({ recency: z.int(), frequency: z.int(), customers: z.int(), revenue: z.number() })),
  /** The largest, at most 20. */
  groups: z.array(
    z.object({
      key: z.string().nullable(),
      customers: z.int(),
      orders: z.int(),
      revenue: z.number(),
      median: rfmMiddleSchema,
    }),
  ),
  rule: z.string(),
});
export type Rfm = z.infer<typeof rfmSchema>;

/**
 * `POST /v1/reports/trend`: an event by calendar days, weeks (Monday) or months of the plan's time zone. The first and
 * the last period are cut where the days begin and end.
 */
export const trendFields = z.strictObject({
  event: z.string().min(1).max(64),
  where: filter.optional(),
  measure: z.enum(['events', 'people', 'sum']).default('events'),
  /** The property that `sum` adds up. */
  property: z.string().min(1).max(64).optional(),
  period: z.enum(['day', 'week', 'month']).default('day'),
  from: dateSchema,
  to: dateSchema,
  breakdown,
  among,
  /** As many periods right before these as well. */
  compare: z.boolean().default(false),
});
export const trendRequestSchema = trendFields.refine(
  ({ measure, property }) => measure !== 'sum' || property !== undefined,
  { path: ['property'], message: 'needed for sum' },
);

const seriesSchema = z.object({
  /** By period. */
  values: z.array(z.number()),
  /** Of all days; people count once. */
  total: z.number(),
});
const daysSchema = z.object({ from: dateSchema, to: dateSchema });
export const trendSchema = z.object({
  periods: z.array(daysSchema),
  total: seriesSchema,
  /** The largest, at most 20. */
  groups: z.array(seriesSchema.extend({ key: z.string().nullable() })),
  previous: seriesSchema.extend({ periods: z.array(daysSchema) }).nullable(),
  rule: z.string(),
});
export type Trend = z.infer<typeof trendSchema>;
