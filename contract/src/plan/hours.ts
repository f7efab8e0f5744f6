import { z } from 'zod';
import { timeOfDaySchema, weekdaySchema } from './values.ts';

/** Hours on days of the week. `to` before `from` reaches into the next morning; `24:00` ends the day. */
const shape = {
  on: z.array(weekdaySchema).min(1).max(7).meta({ description: 'Days of the week / 每周哪几天' }),
  from: timeOfDaySchema,
  to: z.union([timeOfDaySchema, z.literal('24:00')]).meta({
    description: 'Time of day: 21:00; earlier than `from` is the next day / 时刻:21:00,早于 from 即次日',
  }),
};

export const hoursSchema = z.strictObject(shape).meta({
  description:
    'Hours: { on: [mon, tue], from: "09:00", to: "21:00" } / 时段:{ on: [mon, tue], from: "09:00", to: "21:00" }',
});
export type Hours = z.infer<typeof hoursSchema>;
export const hoursShape = shape;
