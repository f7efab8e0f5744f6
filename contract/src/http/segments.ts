import { z } from 'zod';
import { conditionSchema } from '../plan/condition.ts';
import { keySchema } from '../plan/values.ts';
import { bothWays, instantSchema, listQuery, pageOf, wholeListQuery } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `GET /v1/segments`: the segments of the plan in its order, with how many contacts belong to each now. */
export const segmentRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  /** Its condition in words. */
  when: z.string(),
  /** `waiting` before the engine knows of it; `building` while its members are computed for the first time. */
  state: z.enum(['waiting', 'building', 'ready']),
  members: z.int(),
  /** Entries less exits of the last days, today included; a first computation is neither. */
  growth7: z.int(),
  growth30: z.int(),
  /** Since when its members are kept. */
  since: instantSchema.nullable(),
});
export const segmentSorts = ['name', 'members', 'growth7', 'growth30'] as const;
export const segmentListQuery = z.object({
  ...wholeListQuery,
  state: segmentRowSchema.shape.state.optional(),
  sort: z.enum(bothWays(segmentSorts)).optional(),
});
export const segmentListSchema = pageOf(segmentRowSchema).extend({
  /** How far the visit to every contact has come that sets their timers after an apply, 0..1; null when none is due. */
  visited: z.number().nullable(),
  at: instantSchema,
});
export type SegmentList = z.infer<typeof segmentListSchema>;
export type SegmentRow = z.infer<typeof segmentRowSchema>;

/** A part of a condition in words. */
export interface ConditionPart {
  text: string;
  parts: ConditionPart[];
}
const conditionPartSchema: z.ZodType<ConditionPart> = z.lazy(() =>
  z.object({ text: z.string(), parts: z.array(conditionPartSchema) }),
);

/** `GET /v1/segments/:key`: its condition part by part, and its size at the end of each day. */
export const segmentDetailSchema = segmentRowSchema.extend({
  parts: conditionPartSchema,
  days: z.array(z.object({ day: z.iso.date(), members: z.int(), entered: z.int(), departed: z.int() })),
});
export type SegmentDetail = z.infer<typeof segmentDetailSchema>;

/** `GET /v1/segments/:key/members`: a page of them, who came last first. */
export const segmentMembersQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['since', '-since', 'id', '-id']).default('-since'),
  search: z.string().max(100).optional(),
  stage: z.string().max(64).optional(),
  owner: z.string().max(64).optional(),
});
export const segmentMembersSchema = pageOf(
  z.object({
    id: z.int(),
    name: z.string().nullable(),
    avatar: z.string().nullable(),
    stage: namedSchema.nullable(),
    owner: namedSchema.nullable(),
    addedAt: instantSchema.nullable(),
    since: instantSchema,
  }),
);
export type SegmentMembers = z.infer<typeof segmentMembersSchema>;

/** `GET /v1/segments/:key/contacts/:id`: why a contact belongs to the segment or does not, part by part. */
export interface ExplainedPart {
  text: string;
  holds: boolean;
  /** What is so of the contact, where that says more than the answer: `2 次，最近 2026-03-02 10:15`. */
  found?: string | undefined;
  parts: ExplainedPart[];
}
export const explainedPartSchema: z.ZodType<ExplainedPart> = z.lazy(() =>
  z.object({
    text: z.string(),
    holds: z.boolean(),
    found: z.string().optional(),
    parts: z.array(explainedPartSchema),
  }),
);
export const segmentExplanationSchema = z.object({
  segment: namedSchema,
  contact: z.int(),
  member: z.boolean(),
  why: explainedPartSchema,
});
export type SegmentExplanation = z.infer<typeof segmentExplanationSchema>;

/** `GET /v1/contacts/:id/segments`: those that a contact belongs to. */
export const contactSegmentsSchema = z.object({
  items: z.array(z.object({ key: z.string(), name: z.string(), when: z.string(), since: instantSchema })),
});
export type ContactSegments = z.infer<typeof contactSegmentsSchema>;

/** `GET /v1/segments/overlap?keys=a,b`: how many belong to which of two to five segments, and to those alone. */
export const segmentOverlapQuery = z.object({
  keys: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(keySchema).min(2).max(5)),
});
export const segmentOverlapSchema = z.object({
  segments: z.array(z.object({ key: z.string(), name: z.string(), members: z.int() })),
  /** Every combination that somebody is in, largest first: in exactly these and in none of the others. */
  exactly: z.array(z.object({ keys: z.array(z.string()), members: z.int() })),
  /** Of each two: how many are in both, whatever else they are in. */
  both: z.array(z.object({ keys: z.tuple([z.string(), z.string()]), members: z.int() })),
});
export type SegmentOverlap = z.infer<typeof segmentOverlapSchema>;

/** `POST /v1/segments/count`: how many would satisfy a condition that is being written. */
export const segmentCountSchema = z.object({
  /** As a plan has it, or as a person writes it in YAML. */
  when: z.union([conditionSchema, z.string().min(1).max(20_000)]),
  /** Everybody is asked, which takes longer; otherwise a sample of the contacts. */
  exact: z.boolean().default(false),
});
export const segmentCountResultSchema = z.object({
  members: z.int(),
  /** With 95 % certainty between these. Equal to `members` when exact. */
  low: z.int(),
  high: z.int(),
  exact: z.boolean(),
  contacts: z.int(),
  asked: z.int(),
  /** Events that no condition in force reads, so that nothing is kept of them yet: they count as never happened. */
  unknown: z.array(z.string()),
});
export type SegmentCountResult = z.infer<typeof segmentCountResultSchema>;

/** `POST /v1/segments/:key/snapshots` keeps the members of this moment; `GET` lists what was kept. */
export const snapshotCreateSchema = z.object({ name: z.string().trim().min(1).max(100) });
export const snapshotListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const snapshotSchema = z.object({
  id: z.int(),
  segment: namedSchema,
  name: z.string(),
  takenAt: instantSchema,
  takenBy: z.string(),
  when: z.string(),
  members: z.int(),
});
export const snapshotPageSchema = pageOf(snapshotSchema);
export type SnapshotPage = z.infer<typeof snapshotPageSchema>;
