import { z } from 'zod';
import { dateSchema } from '../plan/values.ts';

/** `GET /v1/plan/holidays?year=`: the days of a year that are not like their weekday, and festivals. */
export const holidaysQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
export const holidaysSchema = z.object({
  year: z.int(),
  /** Whether the days off of the year are known: announced by the State Council, or written in the plan. */
  known: z.boolean(),
  days: z.array(
    z.object({
      day: dateSchema,
      name: z.string(),
      kind: z.enum(['holiday', 'workday', 'festival']),
      /** Key of the plan's entry; null for a day of the national table. */
      definition: z.string().nullable(),
      /** A day of the national table of which the plan says something else. */
      overruled: z.boolean(),
    }),
  ),
});
export type Holidays = z.infer<typeof holidaysSchema>;
