import { z } from 'zod';
import { instantSchema, problemSchema } from './common.ts';

/** One finding of lint, with its place in the source. */
export const findingSchema = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const changeSchema = z.object({
  kind: z.string(),
  key: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  name: z.string().nullable(),
  /** Paths that differ, such as `steps[2].wait`, with both values in short. */
  details: z.array(
    z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type Change = z.infer<typeof changeSchema>;

/** `POST /v1/plan/{lint,apply}` take the files of a plan as they are. */
export const planFilesSchema = z.strictObject({
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(300), text: z.string().max(2_000_000) }))
    .min(1)
    .max(1000),
});
export const planApplySchema = planFilesSchema.extend({
  dryRun: z.boolean().default(false),
  /** Refuse when another apply came in between. */
  expectVersion: z.int().min(0).optional(),
  /** One workspace runs one plan at a time: let this plan take the place of another one. */
  replace: z.boolean().default(false),
});
/** `POST /v1/plan/rollback`: an earlier version becomes the next one. */
export const planRollBackSchema = z.strictObject({
  version: z.int().min(1),
  dryRun: z.boolean().default(false),
  expectVersion: z.int().min(0).optional(),
  replace: z.boolean().default(false),
});
export const planLintResultSchema = z.object({ findings: z.array(findingSchema), ok: z.boolean() });
export const planApplyResultSchema = z.object({
  plan: z.string(),
  version: z.int(),
  applied: z.boolean(),
  changes: z.array(changeSchema),
  findings: z.array(findingSchema),
  /** Kinds among the changes that are kept but that nothing runs yet. */
  recorded: z.array(z.string()).default([]),
});
/** Answer 422 of apply: the problem, and what lint found. */
export const planRefusedSchema = problemSchema.extend({ findings: z.array(findingSchema) });
export type PlanApplyResult = z.infer<typeof planApplyResultSchema>;

/** `GET /v1/plan` */
export const planStateSchema = z.object({
  plan: z
    .object({ key: z.string(), name: z.string(), version: z.int(), appliedAt: instantSchema })
    .nullable(),
  history: z.array(
    z.object({ version: z.int(), appliedAt: instantSchema, by: z.string(), changes: z.int() }),
  ),
});

/** `GET /v1/plan/files`: the plan in force as a folder of YAML. */
export const planExportSchema = z.object({
  version: z.int(),
  files: z.array(z.object({ path: z.string(), text: z.string() })),
});
