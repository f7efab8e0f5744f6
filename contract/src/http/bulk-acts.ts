import { z } from 'zod';
import { keySchema, tagRefSchema } from '../plan/values.ts';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { contactFilterQuery } from './contacts.ts';

/** At most so many contacts in one act. */
export const MOST_IN_AN_ACT = 200_000;

const reason = z.string().trim().min(1).max(300);
const tags = z.array(tagRefSchema).max(50).default([]);

/** What is done with each contact. */
export const bulkActSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('tags'), add: tags, remove: tags })
    .refine(({ add, remove }) => add.length + remove.length > 0, { path: ['add'], error: 'no tag' })
    .refine(({ add, remove }) => !add.some((ref) => remove.includes(ref)), {
      path: ['remove'],
      error: 'added and removed',
    }),
  z.strictObject({ kind: z.literal('stage'), stage: keySchema, reason }),
  z.strictObject({ kind: z.literal('suppress'), reason, until: instantSchema.optional() }),
  z.strictObject({ kind: z.literal('journey'), journey: keySchema }),
]);
export type BulkAct = z.infer<typeof bulkActSchema>;

/** `POST /v1/contacts/acts`: plans an act on contacts by number, or on all that filters mean but some. */
export const bulkActRequestSchema = z.strictObject({
  act: bulkActSchema,
  who: z.union([
    z.strictObject({ ids: z.array(z.int().min(1)).min(1).max(10_000) }),
    z.strictObject({
      filter: contactFilterQuery.strict(),
      except: z.array(z.int().min(1)).max(10_000).default([]),
    }),
  ]),
});
export type BulkActRequest = z.infer<typeof bulkActRequestSchema>;

/** Why nothing is done with a contact, or why it was not put back. */
export const bulkReasons = [
  /** There is no such contact any more, or it has become part of another. */
  'gone',
  /** It is so already. */
  'unchanged',
  'under-way',
  'entered-before',
  /** It had no stage before; nobody can be put on none. */
  'no-way-back',
  /** Somebody changed it since. */
  'changed-since',
] as const;
export type BulkReason = (typeof bulkReasons)[number];

export const bulkStates = ['planned', 'running', 'done', 'stopped', 'undoing', 'undone'] as const;
/** `never`: it cannot be undone; `over`: its days to undo it are over. */
const undoStates = ['never', 'not-yet', 'possible', 'over', 'done'] as const;

export const bulkActRowSchema = z.object({
  id: z.int(),
  act: bulkActSchema,
  by: z.string(),
  state: z.enum(bulkStates),
  plannedAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  people: z.int(),
  /** Still to be done. */
  waiting: z.int(),
  done: z.int(),
  undone: z.int(),
  left: z.array(z.object({ reason: z.enum(bulkReasons), count: z.int() })),
  undo: z.enum(undoStates),
  undoUntil: instantSchema.nullable(),
  undoBy: z.string().nullable(),
  /** Code of what stopped it. */
  error: z.string().nullable(),
});
export type BulkActRow = z.infer<typeof bulkActRowSchema>;

/** `GET /v1/contacts/acts`: those that were begun, newest first. */
export const bulkActListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['startedAt', '-startedAt']).default('-startedAt'),
  kind: z.enum(['tags', 'stage', 'suppress', 'journey']).optional(),
  by: z.string().max(64).optional(),
});
export const bulkActPageSchema = pageOf(bulkActRowSchema);

/** `GET /v1/contacts/acts/:id/people` */
export const bulkPeopleQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  reason: z.enum(bulkReasons).optional(),
});
export const bulkPeopleSchema = pageOf(
  z.object({
    contact: z.int(),
    name: z.string().nullable(),
    state: z.enum(['planned', 'skipped', 'done', 'undone', 'kept']),
    reason: z.enum(bulkReasons).nullable(),
  }),
);
