import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';
import { explainedPartSchema } from './segments.ts';

/** `GET /v1/ladders`: the ladders of the plan with how many contacts stand on each tier, lowest first. */
export const ladderListSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string().nullable(),
      /** The review period in words; null without reviews. */
      review: z.string().nullable(),
      demote: z.enum(['to-matching', 'one-step', 'never']),
      tiers: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          description: z.string().nullable(),
          /** Its condition in words; null holds of everybody. */
          when: z.string().nullable(),
          contacts: z.int(),
          manual: z.int(),
          /** Who came to it from below and from above in the last 30 days. */
          up30: z.int(),
          down30: z.int(),
        }),
      ),
      /** On none of its tiers. */
      without: z.int(),
    }),
  ),
  at: instantSchema,
});
export type LadderList = z.infer<typeof ladderListSchema>;

/** Why somebody moved. */
const tierCauseSchema = z.object({
  by: z.enum(['event', 'time', 'review', 'plan', 'manual']),
  event: z.string().nullable(),
  reason: z.string().nullable(),
  who: z.string().nullable(),
  /** The condition that decided, as it was answered at that moment. */
  why: explainedPartSchema.nullable(),
});
const tierChangeSchema = z.object({
  at: instantSchema,
  ladder: namedSchema,
  from: namedSchema.nullable(),
  to: namedSchema.nullable(),
  direction: z.enum(['start', 'up', 'down']),
  cause: tierCauseSchema,
});

/** `GET /v1/contacts/:id/tiers`: where a contact stands, what the next tier asks, and how it got there. */
export const contactTiersSchema = z.object({
  items: z.array(
    z.object({
      ladder: namedSchema,
      tier: namedSchema.nullable(),
      since: instantSchema,
      reviewAt: instantSchema.nullable(),
      manual: z.boolean(),
      /** The next tier up, with what holds of its condition now; null on the highest. */
      next: z.object({ tier: namedSchema, why: explainedPartSchema.nullable() }).nullable(),
    }),
  ),
  /** Newest first, at most 100. */
  history: z.array(tierChangeSchema),
});
export type ContactTiers = z.infer<typeof contactTiersSchema>;

/** `POST /v1/contacts/:id/tier`: a tier by hand until the next review; `tier: null` gives it back to the rules. */
export const tierSetSchema = z.object({
  ladder: z.string().min(1).max(64),
  tier: z.string().min(1).max(64).nullable(),
  reason: z.string().trim().min(1).max(500),
});
export const tierSetResultSchema = z.object({ ok: z.literal(true) });

/** `GET /v1/ladders/:key/contacts`: who stands on a tier. */
export const tierContactsQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  tier: z.string().max(64).optional(),
  sort: z.enum(['since', '-since']).default('-since'),
});
export const tierContactsSchema = pageOf(
  z.object({
    id: z.int(),
    name: z.string().nullable(),
    tier: namedSchema.nullable(),
    since: instantSchema,
    reviewAt: instantSchema.nullable(),
    manual: z.boolean(),
  }),
);
export type TierContacts = z.infer<typeof tierContactsSchema>;
