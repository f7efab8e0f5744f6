import { z } from 'zod';
import { behindText } from './asks.ts';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { suppressionSchema } from './suppressions.ts';

export const namedSchema = z.object({ key: z.string(), name: z.string() });
export const contactTagSchema = z.object({
  group: z.string(),
  groupName: z.string(),
  tag: z.string(),
  name: z.string(),
  at: instantSchema,
  source: z.string(),
});

/** `GET /v1/contacts` */
export const contactListQuery = z.object({
  ...listQuery,
  search: z.string().max(100).optional(),
  stage: z.string().max(64).optional(),
  /** `group/value` */
  tag: z.string().max(130).optional(),
  owner: z.string().max(64).optional(),
  code: z.string().max(64).optional(),
  lost: z.enum(['yes', 'no']).optional(),
  segment: z.string().max(64).optional(),
  /** `ladder/tier` */
  tier: z.string().max(130).optional(),
  /** Number of a snapshot of a segment. */
  snapshot: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  /** A condition as a plan has it, in YAML or JSON. */
  when: z.string().max(8_000).optional(),
  /** A number of an analysis, in JSON: the people whom it counts. */
  behind: behindText.optional(),
});
/** The part of the query that says which contacts are meant. */
export const contactFilterQuery = contactListQuery.omit({ page: true, size: true, sort: true });
export const contactRowSchema = z.object({
  id: z.int(),
  name: z.string().nullable(),
  avatar: z.string().nullable(),
  stage: namedSchema.nullable(),
  stageAt: instantSchema.nullable(),
  owner: namedSchema.nullable(),
  code: namedSchema.nullable(),
  tags: z.array(contactTagSchema),
  addedAt: instantSchema.nullable(),
  lostAt: instantSchema.nullable(),
  lastEventAt: instantSchema.nullable(),
  createdAt: instantSchema,
});
export type ContactRow = z.infer<typeof contactRowSchema>;
export const contactPageSchema = pageOf(contactRowSchema);

/** `GET /v1/contacts/:id` */
export const contactDetailSchema = contactRowSchema.extend({
  identities: z.array(
    z.object({
      kind: z.string(),
      value: z.string(),
      at: instantSchema,
      /** Who said so; null of names that were kept before that was. */
      source: z.string().nullable(),
      /** The contact that it came with, of a merge. */
      from: z.int().nullable(),
      /** Of a unionid: what WeCom, asked with the openid, has said of it. `reason` as in the lists of reasons. */
      lookup: z
        .object({
          state: z.enum(['waiting', 'found', 'known', 'nobody', 'refused']),
          at: instantSchema.nullable(),
          reason: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  /** Names that a merge brought and its undoing took away again, the latest first. */
  formerIdentities: z.array(
    z.object({
      kind: z.string(),
      value: z.string(),
      from: z.int(),
      since: instantSchema,
      until: instantSchema,
    }),
  ),
  fields: z.array(
    z.object({ key: z.string(), name: z.string(), value: z.unknown(), at: instantSchema.nullable() }),
  ),
  relations: z.array(
    z.object({
      staff: namedSchema,
      addedAt: instantSchema,
      lostAt: instantSchema.nullable(),
      code: namedSchema.nullable(),
    }),
  ),
  stageHistory: z.array(
    z.object({
      at: instantSchema,
      from: namedSchema.nullable(),
      to: namedSchema,
      /** The event that brought it, or `plan`. */
      cause: z.string(),
      /** Who wanted it, and why; of moves by hand and by journeys. */
      by: z.string().nullable(),
      reason: z.string().nullable(),
      skipped: z.array(namedSchema),
    }),
  ),
  journeys: z.array(
    z.object({
      id: z.int(),
      journey: namedSchema,
      version: z.int(),
      status: z.string(),
      step: z.string().nullable(),
      startedAt: instantSchema,
      endedAt: instantSchema.nullable(),
      endReason: z.string().nullable(),
      dueAt: instantSchema.nullable(),
    }),
  ),
  reach: z.object({ month: z.string(), reserved: z.int(), spent: z.int(), limit: z.int() }),
  /** What the contact agreed to or refused, as it was said last. */
  consents: z.array(
    z.object({
      scope: z.string(),
      state: z.enum(['given', 'withdrawn']),
      at: instantSchema,
      source: z.string(),
    }),
  ),
  /** Set while the contact is on the list of those who are left alone. */
  suppression: suppressionSchema.nullable(),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

/** `GET /v1/contacts/:id/relations`: friendships as they began, ended and changed hands, newest first. */
export const relationHistoryQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const relationHistorySchema = pageOf(
  z.object({
    /** `lost`: the customer ended it; `removed`: the member of staff did. */
    change: z.enum(['added', 'lost', 'removed', 'transferred']),
    at: instantSchema,
    staff: namedSchema,
    /** Who had the contact before, of a transfer. */
    from: namedSchema.nullable(),
    code: namedSchema.nullable(),
    source: z.string(),
  }),
);
export type RelationHistory = z.infer<typeof relationHistorySchema>;

/** `POST /v1/contacts/:id/stage`: a stage by hand, further on or back. */
export const stageSetSchema = z.strictObject({
  stage: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(500),
});
export const stageSetResultSchema = z.object({ ok: z.literal(true) });

/** `GET /v1/contacts/:id/timeline`: newest first. */
export const timelineQuery = z.object({
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  name: z.string().max(64).optional(),
});
export const timelineSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      at: instantSchema,
      source: z.string(),
      props: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Titles of the tasks that events of the page name, by their id. */
  tasks: z.record(z.string(), z.string()),
  next: z.string().nullable(),
});
export type Timeline = z.infer<typeof timelineSchema>;
