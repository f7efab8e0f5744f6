import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `on-job`: both members are there. `resigned`: who gives has left the company. */
const transferKinds = ['on-job', 'resigned'] as const;
const userid = z.string().min(1).max(64);

/** `GET /v1/transfers/members`: whose customers can be given to somebody else. */
export const transferMemberListQuery = z.object({
  ...listQuery,
  kind: z.enum(transferKinds).optional(),
  search: z.string().max(100).optional(),
});
export const transferMemberPageSchema = pageOf(
  z.object({
    userid: z.string(),
    /** Null for a member whom the plan does not know. */
    staff: namedSchema.nullable(),
    kind: z.enum(transferKinds),
    leftAt: instantSchema.nullable(),
    /** Friends, or those who wait for another member. */
    customers: z.int(),
    /** Of these, who is being handed over. */
    underWay: z.int(),
  }),
);

/**
 * Why a customer cannot be handed over now. `no-id`: not a customer on WeCom. `too-often`: twice in 90 days, as far as
 * Hetang knows.
 */
const problems = ['no-id', 'under-way', 'too-often'] as const;
const candidateFilter = {
  search: z.string().max(100).optional(),
  stage: z.string().max(64).optional(),
};

/** `GET /v1/transfers/candidates` */
export const candidateListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: listQuery.sort,
  kind: z.enum(transferKinds),
  /** Platform id of who gives. */
  from: userid,
  ...candidateFilter,
  problem: z.enum([...problems, 'none']).optional(),
});
export const candidateRowSchema = z.object({
  id: z.int(),
  name: z.string().nullable(),
  stage: namedSchema.nullable(),
  since: instantSchema,
  problem: z.enum(problems).nullable(),
});
export const candidatePageSchema = pageOf(candidateRowSchema).extend({
  /** Of all that the filter means, `problem` aside. */
  able: z.int(),
  problems: z.array(z.object({ problem: z.enum(problems), count: z.int() })),
});
export type CandidatePage = z.infer<typeof candidatePageSchema>;

/** `POST /v1/transfers` */
export const transferRequestSchema = z.strictObject({
  kind: z.enum(transferKinds),
  from: userid,
  /** Staff key of who takes. */
  to: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(300),
  /** What customers read when it is done; on the job only. */
  message: z.string().trim().max(200).default(''),
  /** These, or all whom the filter means. */
  who: z.union([
    z.strictObject({ ids: z.array(z.int().min(1).max(Number.MAX_SAFE_INTEGER)).min(1).max(1000) }),
    z.strictObject({ all: z.strictObject(candidateFilter) }),
  ]),
});
export const transferAnswerSchema = z.object({ id: z.int(), people: z.int() });

const personStates = [
  'asked',
  'calling',
  'waiting',
  'done',
  'refused',
  'taker-full',
  'not-possible',
  'cancelled',
] as const;

/** `GET /v1/transfers` */
export const transferListQuery = z.object({
  ...listQuery,
  state: z.enum(['open', 'ended']).optional(),
  kind: z.enum(transferKinds).optional(),
});
export const transferRowSchema = z.object({
  id: z.int(),
  kind: z.enum(transferKinds),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  people: z.int(),
  /** How many are in each state; those of nobody are left out. */
  counts: z.array(z.object({ state: z.enum(personStates), count: z.int() })),
  error: z.string().nullable(),
});
export type TransferRow = z.infer<typeof transferRowSchema>;
export const transferPageSchema = pageOf(transferRowSchema);

/** `GET /v1/transfers/:id/people` */
export const transferPeopleQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  state: z.enum(personStates).optional(),
});
export const transferPeopleSchema = pageOf(
  z.object({
    contact: z.object({ id: z.int(), name: z.string().nullable() }),
    state: z.enum(personStates),
    /** What the platform said of one who could not be handed over. */
    problem: z.string().nullable(),
    calledAt: instantSchema.nullable(),
    settledAt: instantSchema.nullable(),
  }),
);
/** `POST /v1/transfers/:id/cancel`: those who were not called for yet stay where they are. */
export const transferCancelSchema = z.object({ cancelled: z.int() });

/**
 * Why a group cannot be given to another owner. `gone`: not there any more. `too-often`: twice in 90 days, as far as
 * Hetang knows.
 */
const chatProblems = ['gone', 'under-way', 'is-owner', 'too-often'] as const;
export type ChatTransferProblem = (typeof chatProblems)[number];

/** `POST /v1/transfers/chats/preview`: what would become of these groups. */
export const chatTransferPreviewSchema = z.strictObject({
  chats: z.array(z.string().min(1).max(128)).min(1).max(500),
  /** Staff key of the new owner. */
  to: z.string().min(1).max(64),
});
export const chatTransferPreviewAnswerSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Null for a group that is not there. */
      kind: z.enum(transferKinds).nullable(),
      problem: z.enum(chatProblems).nullable(),
    }),
  ),
  able: z.int(),
  /** Of these, who has to wait until tomorrow or later: 300 groups a day and owner. */
  later: z.int(),
});
export type ChatTransferPreview = z.infer<typeof chatTransferPreviewAnswerSchema>;

/** `POST /v1/transfers/chats`: gives groups to another owner; those that cannot be are left out. */
export const chatTransferRequestSchema = chatTransferPreviewSchema.extend({
  reason: z.string().trim().min(1).max(300),
});
export const chatTransferAnswerSchema = z.object({ chats: z.int() });

const chatTransferStates = ['asked', 'calling', 'done', 'not-possible', 'cancelled'] as const;
/** `GET /v1/transfers/chats`: newest first. */
export const chatTransferListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['at', '-at']).default('-at'),
  state: z.enum(chatTransferStates).optional(),
  search: z.string().max(100).optional(),
});
export const chatTransferRowSchema = z.object({
  id: z.int(),
  chat: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  kind: z.enum(transferKinds),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  state: z.enum(chatTransferStates),
  /** What the platform said of one that could not be given. */
  problem: z.string().nullable(),
  notBefore: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
});
export type ChatTransferRow = z.infer<typeof chatTransferRowSchema>;
export const chatTransferPageSchema = pageOf(chatTransferRowSchema);
