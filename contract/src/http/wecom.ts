import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** One requirement of the connection, looked at by itself. The words are in the language asked for. */
export const wecomCheckSchema = z.object({
  id: z.string(),
  /** `waiting`: cannot be looked at before something above is right, or before somebody has acted. */
  level: z.enum(['good', 'bad', 'waiting']),
  title: z.string(),
  found: z.string(),
  /** What to do; null where nothing is to be done. */
  hint: z.string().nullable(),
  /** Where to click in WeCom's own console, step by step. */
  path: z.array(z.string()),
});
export type WecomCheck = z.infer<typeof wecomCheckSchema>;

/** `GET /v1/wecom/setup`: the tenant that Hetang works for, and what is missing. */
export const wecomSetupSchema = z.object({
  /** `environment`: the WECOM_ variables decide, nothing can be changed here; `sandbox`: the emulator. */
  source: z.enum(['none', 'console', 'environment', 'sandbox']),
  corpId: z.string().nullable(),
  agentId: z.int().nullable(),
  /** The secret itself is never answered. */
  hasSecret: z.boolean(),
  callback: z.object({
    url: z.string(),
    /** To be copied into WeCom's console; null once WeCom has verified them, and when they are not ours. */
    token: z.string().nullable(),
    aesKey: z.string().nullable(),
    verifiedAt: instantSchema.nullable(),
  }),
  changed: z.object({ at: instantSchema, by: z.string() }).nullable(),
  asOf: instantSchema,
  done: z.boolean(),
  checks: z.array(wecomCheckSchema),
});
export type WecomSetup = z.infer<typeof wecomSetupSchema>;

/** `POST /v1/wecom/setup`: connects a tenant. Without a secret the present one stays. */
export const wecomConnectSchema = z.strictObject({
  corpId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{4,64}$/),
  agentId: z.int().min(1).max(2_147_483_647),
  secret: z.string().trim().min(8).max(200).optional(),
});

/** `GET /v1/wecom/calls`: every try of every call, newest first. */
export const wecomCallQuery = z.object({
  ...listQuery,
  /** Part of the name of the call. */
  api: z.string().max(100).optional(),
  outcome: z.enum(['done', 'refused', 'unknown', 'failed']).optional(),
  errcode: z.coerce.number().int().optional(),
  /** The last so many hours. */
  hours: z.coerce.number().int().min(1).max(336).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  /** In what was sent or answered. */
  search: z.string().max(100).optional(),
});
export const wecomCallSchema = z.object({
  id: z.int(),
  at: instantSchema,
  api: z.string(),
  /** What the call is for; null for one that Hetang no longer makes. */
  what: z.string().nullable(),
  ms: z.int(),
  outcome: z.enum(['done', 'refused', 'unknown']),
  errcode: z.int().nullable(),
  problem: z.string().nullable(),
  /** The how manieth try it was. */
  attempt: z.int(),
  /** Without secrets, names and numbers of customers; cut. */
  request: z.string(),
  answer: z.string(),
  /** What the error means and what to do; null when it went well. */
  error: z.object({ meaning: z.string(), hint: z.string() }).nullable(),
});
export type WecomCall = z.infer<typeof wecomCallSchema>;
export const wecomCallPageSchema = pageOf(wecomCallSchema);

/** `GET /v1/wecom/limits`: how the platform's limits stand. */
export const wecomLimitsSchema = z.object({
  quotas: z.array(
    z.object({ api: z.string(), span: z.enum(['minute', 'hour', 'day']), used: z.int(), limit: z.int() }),
  ),
  rests: z.array(
    z.object({
      key: z.string(),
      until: instantSchema,
      trying: z.boolean(),
      strikes: z.int(),
      reason: z.string(),
    }),
  ),
});
export type WecomLimits = z.infer<typeof wecomLimitsSchema>;
