import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const momentStates = [
  'planned',
  'ready',
  'calling',
  'unknown',
  'making',
  'publishing',
  'published',
  'expired',
  'cancelled',
  'failed',
  'skipped',
] as const;
const momentMemberStates = ['waiting', 'published', 'refused', 'expired', 'cancelled'] as const;

/** What goes along with a Moment, as lists and previews show it. */
const pieceSchema = z.object({
  kind: z.enum(['image', 'video', 'link', 'file', 'miniprogram']),
  /** The name of the file, or the title of the link. */
  name: z.string(),
});

const momentFilter = {
  state: z.enum(momentStates).optional(),
  calendar: z.string().max(64).optional(),
  staff: z.string().max(64).optional(),
  search: z.string().trim().max(100).optional(),
};
/** `GET /v1/moments`: Moments of the company, the latest first. */
export const momentListQuery = z.object({ ...listQuery, ...momentFilter });
/** `GET /v1/moments/export.csv` */
export const momentExportQuery = z.object(momentFilter);

export const momentRowSchema = z.object({
  id: z.int(),
  dueAt: instantSchema,
  /** What it is called: the message, or the beginning of its text. */
  title: z.string(),
  /** Null when it was asked for by hand. */
  calendar: namedSchema.nullable(),
  by: z.string().nullable(),
  state: z.enum(momentStates),
  reason: z.string().nullable(),
  error: z.string().nullable(),
  /** Members who are to publish it; of these, who has and who has not yet. */
  members: z.int(),
  published: z.int(),
  waiting: z.int(),
  /** Customers who see it, as far as it has been read. */
  reached: z.int(),
  likes: z.int(),
  comments: z.int(),
  notAfter: instantSchema,
  /** Somebody wants it called off, and the platform has not done so yet. */
  cancelling: z.boolean(),
});
export type MomentRow = z.infer<typeof momentRowSchema>;
export const momentPageSchema = pageOf(momentRowSchema);

/** `GET /v1/moments/:id` */
export const momentDetailSchema = momentRowSchema.extend({
  text: z.string(),
  pieces: z.array(pieceSchema),
  /** Tags whose customers see it, in words; empty: all customers. */
  visibleTo: z.array(z.string()),
  madeAt: instantSchema.nullable(),
  /** When members were reminded. */
  reminded: z.array(instantSchema),
  staff: z.array(
    z.object({
      staff: namedSchema,
      state: z.enum(momentMemberStates),
      reason: z.string().nullable(),
      publishedAt: instantSchema.nullable(),
      /** Null until it has been read. */
      reached: z.int().nullable(),
      likes: z.int(),
      comments: z.int(),
    }),
  ),
});
export type MomentDetail = z.infer<typeof momentDetailSchema>;

/** `GET /v1/moments/:id/marks`: who liked it or wrote below it, the latest first. */
export const momentMarkQuery = z.object({
  ...listQuery,
  kind: z.enum(['like', 'comment']).optional(),
  staff: z.string().max(64).optional(),
});
export const momentMarkPageSchema = pageOf(
  z.object({
    kind: z.enum(['like', 'comment']),
    at: instantSchema,
    staff: namedSchema,
    /** Null for a customer whom Hetang does not know. */
    contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  }),
);

/** `GET /v1/moments/planned`: what the calendars have for a month of the plan's zone; this month when none is given. */
export const momentPlannedQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
export const momentPlannedSchema = z.object({
  month: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      slots: z.array(
        z.object({
          at: z.string(),
          calendar: namedSchema,
          column: namedSchema.nullable(),
          /** Null for what staff write and post themselves. */
          message: namedSchema.nullable(),
          brief: z.string().nullable(),
          staff: z.array(namedSchema),
          visibleTo: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** The plan's own limit of Moments for each member in a month. */
  most: z.int().nullable(),
  /** Members with how many they have published or are asked to, and how many are planned. */
  use: z.array(z.object({ staff: namedSchema, spent: z.int(), planned: z.int() })),
});
export type MomentPlanned = z.infer<typeof momentPlannedSchema>;

/** `GET /v1/moments/choices`: what a Moment by hand may be made of, and the calendars that there are. */
export const momentChoicesSchema = z.object({
  messages: z.array(
    namedSchema.extend({ text: z.string(), pieces: z.array(pieceSchema), fault: z.string().nullable() }),
  ),
  staff: z.array(namedSchema),
  calendars: z.array(namedSchema),
  /** Tags that the platform has, `group/value`. */
  tags: z.array(namedSchema),
});
export type MomentChoices = z.infer<typeof momentChoicesSchema>;

/** `POST /v1/moments`: asks members to publish something now. The same `key` again is the same wish. */
export const momentRequestSchema = z.strictObject({
  key: z.uuid(),
  /** A message of the plan, or a text of one's own. */
  what: z.union([
    z.strictObject({ message: z.string().min(1).max(64) }),
    z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  ]),
  staff: z.array(z.string().min(1).max(64)).min(1).max(500),
  /** Tags `group/value`: customers with one of them see it; none means all customers. */
  visibleTo: z.array(z.string().min(3).max(130)).max(100).default([]),
  /** Hours after which what is not published is called off. */
  hours: z.int().min(1).max(168).default(24),
});
export type MomentRequest = z.input<typeof momentRequestSchema>;
export const momentAnswerSchema = z.object({ id: z.int() });
