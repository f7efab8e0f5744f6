import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const fixtureKindSchema = z.enum(['group-welcome', 'intercept-rule', 'product']);

/**
 * `waiting`: not on the platform yet. `changed`, `gone`: somebody changed or deleted it there. `dropped`: the plan does not
 * have it any more and the platform still does.
 */
export const fixtureStates = ['live', 'waiting', 'failed', 'changed', 'gone', 'dropped'] as const;

/** `GET /v1/wecom/fixtures`: what WeCom keeps for the plan beside tags and codes. 平台物料 */
export const fixtureListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  search: z.string().max(100).optional(),
  kind: fixtureKindSchema.optional(),
  state: z.enum(fixtureStates).optional(),
  sort: z.enum(['name', '-name', 'kind', '-kind', 'changedAt', '-changedAt']).optional(),
});
export const fixtureRowSchema = z.object({
  kind: fixtureKindSchema,
  /** A message, a word list or a product of the plan; further parts of a long list end in `/2`, `/3` … */
  key: z.string(),
  name: z.string(),
  state: z.enum(fixtureStates),
  /** Why the platform refused it, and what to do. */
  problem: z.string().nullable(),
  /** What it was given, field by field; what it is to be given while the platform does not have it. */
  shows: z.record(z.string(), z.string()),
  /** What the platform has otherwise. */
  drift: z.array(z.object({ field: z.string(), wanted: z.string(), seen: z.string() })),
  /** The communities whose welcome it is. */
  communities: z.array(namedSchema),
  checkedAt: instantSchema.nullable(),
  changedAt: instantSchema,
});
export type FixtureRow = z.infer<typeof fixtureRowSchema>;
export const fixturePageSchema = pageOf(fixtureRowSchema);

/** `DELETE /v1/wecom/fixtures/:kind/:key`: of a welcome that the plan has dropped. Groups that use it lose it. */
export const fixtureParams = z.object({ kind: fixtureKindSchema, key: z.string().min(1).max(80) });
