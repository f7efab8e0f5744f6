import { z } from 'zod';
import { dateSchema, daysSchema, nameSchema } from '../values.ts';

/** Days off, days worked instead, and festivals. They stand above the national table that Hetang knows. 节假日 */
export const holidaySchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['holiday', 'workday', 'festival']).meta({
    description: 'Kind: a day off, a day worked instead, a festival / 类型:放假、调休上班、节日',
  }),
  days: z
    .array(z.union([dateSchema, daysSchema]))
    .min(1)
    .max(100)
    .meta({
      description:
        'Days: 2027-10-01 or { from: 2027-10-01, to: 2027-10-07 } / 日子:2027-10-01 或 { from: 2027-10-01, to: 2027-10-07 }',
    }),
});
export type Holiday = z.infer<typeof holidaySchema>;
