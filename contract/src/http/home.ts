import { z } from 'zod';
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
