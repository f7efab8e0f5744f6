import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** From how bad on a group is told of alerts; `none`: never. */
export const robotAlerts = ['none', 'bad', 'warning'] as const;

const minuteOfDay = z.int().min(0).max(1439);

/** `GET /v1/wecom/robots`: robots of internal groups, and how it goes. */
export const robotSchema = z.object({
  id: z.int(),
  name: z.string(),
  alerts: z.enum(robotAlerts),
  /** Minute of the day in the plan's zone at which the summary is due; null: none. */
  summaryMinute: z.int().nullable(),
  active: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
  lastSentAt: instantSchema.nullable(),
  /** Why the last one did not arrive; null when it did. */
  problem: z.string().nullable(),
  waiting: z.int(),
});
export type Robot = z.infer<typeof robotSchema>;
export const robotSorts = ['name', 'createdAt'] as const;
export const robotListQuery = z.object({ ...listQuery, search: z.string().max(100).optional() });
export const robotPageSchema = pageOf(robotSchema);

/** `PUT /v1/wecom/robots/:id` */
export const robotPutSchema = z.strictObject({
  name: z.string().trim().min(1).max(32),
  alerts: z.enum(robotAlerts),
  summaryMinute: minuteOfDay.nullable(),
  active: z.boolean(),
});
/** `POST /v1/wecom/robots`: the address is kept sealed and never shown again. */
export const robotPostSchema = z.strictObject({
  ...robotPutSchema.shape,
  address: z.url().max(500),
});
export const robotMadeSchema = z.object({ id: z.int() });
/** `POST /v1/wecom/robots/:id/test`: null when it arrived, else why not. */
export const robotTestSchema = z.object({ problem: z.string().nullable() });
