import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** `PUT /v1/contacts/:id/suppression`: the customer is left alone from now on. */
export const suppressionRequestSchema = z.strictObject({
  reason: z.string().trim().min(1).max(300),
  /** Until then; until somebody takes it away when it is left out. */
  until: instantSchema.optional(),
});
export const suppressionSchema = z.object({
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  until: instantSchema.nullable(),
});
export type Suppression = z.infer<typeof suppressionSchema>;
export const suppressionAnswerSchema = z.object({ suppression: suppressionSchema.nullable() });

/** `GET /v1/suppressions`: who is left alone, newest first. */
export const suppressionListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const suppressionPageSchema = pageOf(
  suppressionSchema.extend({ contact: z.int(), name: z.string().nullable() }),
);
export type SuppressionPage = z.infer<typeof suppressionPageSchema>;
