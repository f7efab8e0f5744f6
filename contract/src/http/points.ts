import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const movementKinds = ['earned', 'spent', 'expired', 'reversed'] as const;

/** `GET /v1/contacts/:id/points`: what a contact has in each scheme, and what ends next. */
export const contactPointsSchema = z.object({
  items: z.array(
    z.object({
      scheme: namedSchema,
      balance: z.int(),
      /** What ends next; null when nothing will. */
      ending: z.object({ points: z.int(), at: instantSchema }).nullable(),
      /** Since the beginning. */
      earned: z.int(),
      spent: z.int(),
      expired: z.int(),
    }),
  ),
});
export type ContactPoints = z.infer<typeof contactPointsSchema>;

/** `GET /v1/contacts/:id/points/movements`: every change, the latest first unless asked otherwise. */
export const movementsQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  scheme: z.string().max(64).optional(),
  kind: z.enum(movementKinds).optional(),
  sort: z.enum(['at', '-at']).default('-at'),
});
export const movementsSchema = pageOf(
  z.object({
    id: z.int(),
    scheme: namedSchema,
    kind: z.enum(movementKinds),
    /** What it did to what the contact has. */
    points: z.int(),
    at: instantSchema,
    reason: z.string().nullable(),
    /** A rule of the plan, a step of a journey, time, or somebody by hand. */
    by: z.enum(['rule', 'journey', 'time', 'hand']),
    /** The event that earned them, the journey, or who it was. */
    cause: namedSchema.nullable(),
    /** The movement that it takes back. */
    reverses: z.int().nullable(),
    /** It can still be taken back: earned or spent, and not taken back yet. */
    reversible: z.boolean(),
  }),
);
export type PointsMovements = z.infer<typeof movementsSchema>;
export type PointsMovement = PointsMovements['items'][number];

/** `POST /v1/contacts/:id/points`: gives points, or takes them when below zero. */
export const pointsChangeSchema = z.object({
  scheme: z.string().min(1).max(64),
  points: z
    .int()
    .min(-10_000_000)
    .max(10_000_000)
    .refine((points) => points !== 0),
  reason: z.string().trim().min(1).max(500),
  /** The same `id` again takes no effect. */
  id: z.string().min(1).max(200).optional(),
});

/** `POST /v1/contacts/:id/points/reversals`: takes a movement back, whole. */
export const pointsReversalSchema = z.object({
  movement: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  reason: z.string().trim().min(1).max(500),
});
export const pointsAskedSchema = z.object({
  ok: z.literal(true),
  /** False when the same `id` had been taken before. */
  fresh: z.boolean(),
});
