import { z } from 'zod';
import { planMediaSchema } from '../plan/media.ts';
import { instantSchema, problemSchema } from './common.ts';

/** One file of a plan: YAML as text, or a file that a message names, whose bytes are sent on their own. */
const planFileSchema = z.strictObject({
  path: z.string().min(1).max(300),
  text: z.string().max(2_000_000),
  /** Of a file that is no YAML; `text` is empty then. */
  media: planMediaSchema.optional(),
});

/** One finding of lint, with its place in the source. */
export const findingSchema = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  /** What mends it: at this place these words become those. */
  fix: z.object({ from: z.string(), to: z.string() }).optional(),
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

/** A change in words, with the people it touches. */
export const planChangeSchema = changeSchema.extend({
  /** The definition as people call it: `旅程「新好友首次交流」`. */
  title: z.string(),
  /** What changed inside it; a condition or a step of a journey is one line. */
  lines: z.array(
    z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Who is concerned, in words; `about` when the number is an estimate. */
  touches: z.array(z.object({ count: z.int(), about: z.boolean(), text: z.string() })),
  /** Something that is in use goes away. */
  loud: z.boolean(),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** `POST /v1/plan/{lint,apply}` take the files of a plan as they are. */
export const planFilesSchema = z.strictObject({
  files: z.array(planFileSchema).min(1).max(1000),
});
/** `POST /v1/plan/media`: the bytes of a file; the answer names it. */
export const sentMediaSchema = planMediaSchema;
/** `POST /v1/plan/media/wanted`: which of these files, by hash, the server does not have yet. */
export const wantedMediaSchema = z.strictObject({
  sha256: z.array(planMediaSchema.shape.sha256).max(1000),
});
export const wantedMediaResultSchema = z.object({ sha256: z.array(z.string()) });
export const planApplySchema = planFilesSchema.extend({
  dryRun: z.boolean().default(false),
  /** Refuse when another apply came in between. */
  expectVersion: z.int().min(0).optional(),
  /** One workspace runs one plan at a time: let this plan take the place of another one. */
  replace: z.boolean().default(false),
  /** Why, for the history. */
  message: z.string().trim().max(500).default(''),
});
/** `POST /v1/plan/rollback`: an earlier version becomes the next one. */
export const planRollBackSchema = z.strictObject({
  version: z.int().min(1),
  dryRun: z.boolean().default(false),
  expectVersion: z.int().min(0).optional(),
  replace: z.boolean().default(false),
  message: z.string().trim().max(500).default(''),
});
export const planLintResultSchema = z.object({
  findings: z.array(findingSchema),
  ok: z.boolean(),
  /** What comments of the plan ask to ignore, with the reasons given there. */
  suppressed: z.array(findingSchema.extend({ reason: z.string() })).default([]),
});
export const planApplyResultSchema = z.object({
  plan: z.string(),
  version: z.int(),
  applied: z.boolean(),
  changes: z.array(planChangeSchema),
  findings: z.array(findingSchema),
  /** Kinds among the changes that are kept but that nothing runs yet. */
  recorded: z.array(z.string()).default([]),
  /** Settings of other changed definitions that nothing acts on yet, by kind. */
  recordedSettings: z.array(z.object({ kind: z.string(), settings: z.array(z.string()) })).default([]),
});
/** Answer 422 of apply: the problem, and what lint found. */
export const planRefusedSchema = problemSchema.extend({ findings: z.array(findingSchema) });
export type PlanApplyResult = z.infer<typeof planApplyResultSchema>;

const planVersionSchema = z.object({
  version: z.int(),
  appliedAt: instantSchema,
  by: z.string(),
  changes: z.int(),
  message: z.string(),
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** Answer 409 of apply: when somebody else was quicker, what they changed since. */
export const planConflictSchema = problemSchema.extend({
  since: z.array(planVersionSchema).optional(),
  changes: z.array(planChangeSchema).optional(),
});

/** `POST /v1/plan/diff`: files against the plan in force, an earlier version, or other files. */
export const planDiffSchema = planFilesSchema.extend({
  against: z.union([z.object({ version: z.int().min(1) }), planFilesSchema]).optional(),
});
/** The changes that lead from what is compared against to the files. */
export const planDiffResultSchema = z.object({
  /** The version compared against; null for files, 0 before the first apply. */
  against: z.int().nullable(),
  changes: z.array(planChangeSchema),
});

/** `GET /v1/plan` */
export const planStateSchema = z.object({
  plan: z
    .object({ key: z.string(), name: z.string(), version: z.int(), appliedAt: instantSchema })
    .nullable(),
  history: z.array(planVersionSchema),
});

/** `GET /v1/plan/files`: the plan in force as a folder of YAML. */
export const planExportSchema = z.object({
  version: z.int(),
  files: z.array(planFileSchema),
});

/** Something outside the plan that is not as the plan says. */
export const planDriftItemSchema = z.object({
  what: z.enum(['tag', 'code', 'staff', 'group-welcome', 'intercept-rule', 'product']),
  key: z.string(),
  /** `标签「需求/课程」` */
  title: z.string(),
  problem: z.string(),
  hint: z.string(),
  /** Lines of the plan that take over what the platform has; where it can be taken over. */
  adopt: z.string().optional(),
  /** The platform can be made to have again what the plan says: `POST /v1/plan/drift/put-back`. */
  canPutBack: z.boolean().optional(),
});
export type PlanDriftItem = z.infer<typeof planDriftItemSchema>;
/** `POST /v1/plan/drift/put-back`: tags, welcomes of groups, rules for words and products become what the plan says, in the background. */
export const putBackSchema = z.object({ asked: z.boolean() });
/** `GET /v1/plan/drift`: what the platform has otherwise. */
export const planDriftSchema = z.object({ items: z.array(planDriftItemSchema) });
/** `POST /v1/plan/drift` with the files of a folder: the same, and how the folder stands to the server. */
export const folderDriftSchema = planDriftSchema.extend({
  /** The version in force; 0 before the first apply. */
  current: z.int(),
  /** The newest version that says what the folder says; null when none of the last ones does. */
  same: z.int().nullable(),
  /** What was applied after it. */
  since: z.array(planVersionSchema),
  /** What leads from the plan in force to the folder. */
  changes: z.array(planChangeSchema),
});

/** `GET /v1/plan/print`: the plan in force as a document. */
export const planPrintQuery = z.strictObject({
  as: z.enum(['html', 'md', 'xlsx']).default('html'),
  /** The language asked for by the request when left out. */
  lang: z.enum(['zh', 'en']).optional(),
});
