import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `POST /v1/contacts/:id/merge`: the contact of the path goes on; `from` ceases to exist. */
export const mergeRequestSchema = z.strictObject({
  from: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  reason: z.string().trim().min(1).max(300),
});
export const mergeAskedSchema = z.object({ merge: z.int(), from: z.int(), into: z.int() });

/** `GET /v1/merges`: what was merged, newest first. */
export const mergeListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  contact: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const mergeRowSchema = z.object({
  id: z.int(),
  from: z.int(),
  into: z.int(),
  /** What the contact that ceased was called. */
  name: z.string().nullable(),
  askedAt: instantSchema,
  askedBy: z.string(),
  reason: z.string(),
  identities: z.array(z.object({ kind: z.string(), value: z.string() })),
  /** Null until the engine has moved everything. */
  absorbedAt: instantSchema.nullable(),
  /** Who wanted it undone, when and why; null while nobody has. */
  split: z
    .object({
      askedAt: instantSchema,
      by: z.string(),
      reason: z.string(),
      /** Null until everything has gone back. */
      doneAt: instantSchema.nullable(),
    })
    .nullable(),
});
export const mergePageSchema = pageOf(mergeRowSchema);
export type MergePage = z.infer<typeof mergePageSchema>;

/** Why a merge cannot be undone now: still moving, done by a version that kept no picture of before, part of a later
 * merge, others came after it, or undone already. */
export const splitHindrances = ['moving', 'unknown-before', 'merged-on', 'later-first', 'split'] as const;

/** `GET /v1/merges/:id/split`: what undoing a merge gives back to the contact that leaves. */
export const splitPreviewSchema = z.object({
  merge: z.int(),
  from: z.int(),
  into: z.int(),
  name: z.string().nullable(),
  hindrance: z.enum(splitHindrances).nullable(),
  /** Somebody has asked for it; the engine is about to do it. */
  asked: z.boolean(),
  names: z.array(z.object({ kind: z.string(), value: z.string() })),
  staff: z.array(namedSchema),
  tags: z.array(z.string()),
  stage: namedSchema.nullable(),
  entries: z.int(),
  /** Entries that the merge had ended and that go on. */
  resumed: z.int(),
  tasks: z.int(),
  messages: z.int(),
  /** Events that came under its names since; they go along. */
  eventsSince: z.int(),
});
export type SplitPreview = z.infer<typeof splitPreviewSchema>;

/** `POST /v1/merges/:id/split` */
export const splitRequestSchema = z.strictObject({ reason: z.string().trim().min(1).max(300) });
export const splitAskedSchema = z.object({ merge: z.int(), from: z.int(), into: z.int() });

/** `GET /v1/merges/suggestions`: pairs of contacts of whom one event said that they are the same person. */
export const mergeSuggestionQuery = z.object({ page: listQuery.page, size: listQuery.size });
const suggestedContactSchema = z.object({
  id: z.int(),
  name: z.string().nullable(),
  addedAt: instantSchema.nullable(),
});
export const mergeSuggestionPageSchema = pageOf(
  z.object({
    contacts: z.tuple([suggestedContactSchema, suggestedContactSchema]),
    /** The identity that was said to be of both. */
    kind: z.string(),
    value: z.string(),
    at: instantSchema,
  }),
);
export type MergeSuggestionPage = z.infer<typeof mergeSuggestionPageSchema>;
