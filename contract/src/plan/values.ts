import { z } from 'zod';

/** Keys name definitions: short English slugs. Tag values may be capital letters (intent A-D). */
export const keySchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/)
  .meta({ description: 'Key: letters, digits and hyphens, at most 63 / 键:字母、数字、连字符,至多 63 个' });

/** A name for people, in the brand's own language. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'Name shown to people / 显示给人看的名称' });

/** Durations are written `10m`, `4h`, `3d`, `2w`. */
export const durationSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}[mhdw]$/)
  .meta({ description: 'Duration: 10m, 4h, 3d or 2w / 时长:10m、4h、3d、2w' });

/** A calendar date, `2026-06-30`. */
export const dateSchema = z.iso.date().meta({ description: 'Date: 2026-06-30 / 日期:2026-06-30' });

/** A time of day, `20:00`. */
export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'Time of day: 20:00 / 时刻:20:00' });

/** Days of the week as a plan writes them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weekdaySchema = z.enum(weekdays).meta({ description: 'Day of the week / 星期几' });

/** Money is written in yuan. */
export const yuanSchema = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .meta({ description: 'Yuan: 1200 or 9.9 / 金额(元):1200 或 9.9' });

/** A share in per cent, `12.5`. */
export const percentSchema = z.number().min(0).max(100).meta({ description: 'Per cent: 12.5 / 百分比:12.5' });

/** A sentence or two in plain words. */
export const noteSchema = z.string().trim().min(1).max(500);

/** A list of things said in plain words. */
export const linesSchema = z.array(z.string().trim().min(1).max(300)).min(1).max(50);

/** First and last day, both included. */
export const daysSchema = z.strictObject({ from: dateSchema, to: dateSchema }).meta({
  description:
    'Days, both included: { from: 2026-06-01, to: 2026-06-18 } / 起止日期(含首尾):{ from: 2026-06-01, to: 2026-06-18 }',
});

/** An address of a page. */
export const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .meta({ description: 'Web address: https://www.example.com/page / 网址:https://www.example.com/page' });

/** `group/value`: one value of a tag group. */
export const tagRefSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9-]*$/)
  .meta({ description: 'Tag: group/value / 标签:标签组/标签' });

/** Event names are dotted English words: `order.paid`. */
export const eventNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/)
  .max(64)
  .meta({ description: 'Event name: order.paid / 事件名:order.paid' });

export const scalarSchema = z.union([z.string().max(500), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalarSchema>;

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Read once: conditions ask for the same few at every event. */
const durations = new Map<string, number>();

/**
 * Milliseconds of a duration such as `10m`.
 * @throws RangeError when the text is not a duration (schemas check it before).
 */
export function durationMs(text: string): number {
  const known = durations.get(text);
  if (known !== undefined) return known;
  const match = /^([1-9]\d{0,4})([mhdw])$/.exec(text);
  if (!match) throw new RangeError(`not a duration: ${text}`);
  const ms = Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
  durations.set(text, ms);
  return ms;
}
