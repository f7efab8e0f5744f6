import { z } from 'zod';
import { dateSchema } from '../plan/values.ts';
import { instantSchema } from './common.ts';

/** `GET /v1/home`: the morning page. Counts are exact at `asOf`. */
export const homeSchema = z.object({
  plan: z
    .object({ key: z.string(), name: z.string(), version: z.int(), appliedAt: instantSchema })
    .nullable(),
  asOf: instantSchema,
  goals: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      metric: z.string(),
      target: z.number(),
      by: z.string(),
      actual: z.number().nullable(),
      /** actual / target, 0..n */
      reached: z.number().nullable(),
      /** Share of the period that has passed, 0..1 */
      elapsed: z.number().nullable(),
      /** Share of the target that should be reached by now: by the milestones of the goal, else as much as of the time */
      due: z.number().nullable(),
    }),
  ),
  /** Contacts by stage: how many are there now, how many have ever entered. */
  stages: z.array(z.object({ key: z.string(), name: z.string(), now: z.int(), entered: z.int() })),
  today: z.object({
    added: z.int(),
    lost: z.int(),
    sent: z.int(),
    tasksOpen: z.int(),
    tasksOverdue: z.int(),
    awaitingConfirmation: z.int(),
  }),
  attention: z.array(z.object({ code: z.string(), count: z.int(), link: z.string() })),
});
export type Home = z.infer<typeof homeSchema>;

/** `GET /v1/home/start`: what is done of a first run. Each is a fact; nothing is ticked off by hand. */
export const startSchema = z.object({
  /** A WeCom tenant is connected. */
  connected: z.boolean(),
  /** Members of staff and customers are known from the platform. */
  synced: z.boolean(),
  plan: z.boolean(),
  /** A channel code is live. */
  code: z.boolean(),
  /** The plan welcomes whoever comes by a code. */
  welcome: z.boolean(),
  /** Somebody has entered a journey. */
  journey: z.boolean(),
  /** Whoever asks has put the list away. */
  closed: z.boolean(),
});
export type Start = z.infer<typeof startSchema>;
/** `PUT /v1/account/start` */
export const startPutSchema = z.strictObject({ closed: z.boolean() });

/** `GET /v1/home/numbers`: calendar days of the plan's zone, both included. */
export const homeNumbersQuery = z.object({ from: dateSchema, to: dateSchema });

const spanSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  /** First instant, and the first one after the last. */
  start: instantSchema,
  end: instantSchema,
  added: z.int(),
  lost: z.int(),
  sent: z.int(),
  /** Null when no order was ever told, or while analytics is away. */
  buyers: z.int().nullable(),
  /** Fen. */
  revenue: z.number().nullable(),
});
/** The days asked for, up to now, and as many days right before them, up to the same time of day. */
export const homeNumbersSchema = z.object({
  asOf: instantSchema,
  zone: z.string(),
  current: spanSchema,
  previous: spanSchema,
});
export type HomeNumbers = z.infer<typeof homeNumbersSchema>;

const forecastSchema = z.object({
  /** By the means of the weekdays, or by one mean of all days. */
  method: z.enum(['weekdays', 'mean']),
  /** Whole days that it was made from. */
  wholeDays: z.int(),
  /** At the end of the goal's last day, with the ends of the 80 % interval; in the unit of the target. */
  expected: z.number(),
  low: z.number(),
  high: z.number(),
});
export type GoalForecast = z.infer<typeof forecastSchema>;

/** `GET /v1/reports/goals/export.xlsx` and `.csv`: the days of all goals, or of one. */
export const goalDaysQuery = z.object({ goal: z.string().max(64).optional() });

/** `GET /v1/home/goals`: how the goals came to where they are, day by day, and where they will end. */
export const goalCoursesSchema = z.object({
  asOf: instantSchema,
  zone: z.string(),
  goals: z.array(
    z.object({
      key: z.string(),
      /** The first of the days of the goal; null when the plan has no beginning. */
      from: dateSchema.nullable(),
      by: dateSchema,
      target: z.number(),
      /** Share of the target due at the ends of days, 0..1: the bends of the line. */
      due: z.array(z.object({ by: dateSchema, share: z.number() })),
      /** Reached before the first of the days. */
      before: z.number(),
      /** What every day added, up to today or the last day; null when days do not add up to the goal, or are not known. */
      days: z.array(z.object({ day: dateSchema, value: z.number() })).nullable(),
      forecast: forecastSchema.nullable(),
      /** Why there is no forecast. */
      reason: z.enum(['not-daily', 'not-known', 'few-days', 'over']).nullable(),
    }),
  ),
});
export type GoalCourses = z.infer<typeof goalCoursesSchema>;
