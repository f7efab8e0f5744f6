import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `GET /v1/segments`: the segments of the plan in its order, with how many contacts belong to each now. */
export const segmentRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  /** Its condition in words. */
  when: z.string(),
  members: z.int(),
});
export const segmentListSchema = z.object({ items: z.array(segmentRowSchema), at: instantSchema });
export type SegmentList = z.infer<typeof segmentListSchema>;

/** `GET /v1/segments/:key/members`: a page of them, newest contacts first. */
export const segmentMembersQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const segmentMembersSchema = pageOf(
  z.object({
    id: z.int(),
    name: z.string().nullable(),
    avatar: z.string().nullable(),
    stage: namedSchema.nullable(),
    owner: namedSchema.nullable(),
    addedAt: instantSchema.nullable(),
  }),
);
export type SegmentMembers = z.infer<typeof segmentMembersSchema>;

/** `GET /v1/segments/:key/contacts/:id`: why a contact belongs to the segment or does not, part by part. */
export interface ExplainedPart {
  text: string;
  holds: boolean;
  parts: ExplainedPart[];
}
export const explainedPartSchema: z.ZodType<ExplainedPart> = z.lazy(() =>
  z.object({ text: z.string(), holds: z.boolean(), parts: z.array(explainedPartSchema) }),
);
export const segmentExplanationSchema = z.object({
  segment: namedSchema,
  contact: z.int(),
  member: z.boolean(),
  why: explainedPartSchema,
});
export type SegmentExplanation = z.infer<typeof segmentExplanationSchema>;
