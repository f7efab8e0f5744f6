import { z } from 'zod';
import { tagSteps } from '../plan/kinds/tags.ts';
import { namedSchema } from './contacts.ts';

/** `GET /v1/reference`: the names behind the keys of the plan in force, in the order of the plan. */
export const referenceSchema = z.object({
  stages: z.array(namedSchema),
  tagGroups: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      choose: z.enum(['one', 'many']),
      /** When it is set, where the plan says so. */
      step: z.enum(tagSteps).optional(),
      values: z.array(namedSchema),
    }),
  ),
  staff: z.array(namedSchema),
  codes: z.array(namedSchema),
  fields: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      type: z.enum(['text', 'number', 'date', 'choice', 'phone']),
      values: z.array(z.string()).optional(),
    }),
  ),
  journeys: z.array(namedSchema),
  segments: z.array(namedSchema),
  /** Tiers lowest first. */
  ladders: z.array(namedSchema.extend({ tiers: z.array(namedSchema) })),
  messages: z.array(namedSchema),
  communities: z.array(namedSchema),
  activities: z.array(namedSchema),
  /** Kinds of points. */
  points: z.array(namedSchema),
  /** Events that the log or the plan knows; the name is the plan's own, and so are the properties. */
  events: z.array(
    z.object({
      key: z.string(),
      name: z.string().nullable(),
      properties: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          type: z.enum(['text', 'number', 'money', 'time', 'bool', 'choice']),
          values: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
export type Reference = z.infer<typeof referenceSchema>;
