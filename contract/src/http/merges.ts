import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

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
});
export const mergePageSchema = pageOf(mergeRowSchema);
export type MergePage = z.infer<typeof mergePageSchema>;

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
