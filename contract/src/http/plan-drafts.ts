import { z } from 'zod';
import { planMediaSchema } from '../plan/media.ts';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { findingSchema, planChangeSchema } from './plan.ts';

/** A change of one file: its new text, or null when it goes; a file that messages carry is known by its bytes. */
const fileChangeSchema = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .max(300)
      .regex(/^(?!.*\.\.)(?!\/)[^\\\p{Cc}]+$/u),
    text: z.string().max(2_000_000).nullable(),
    media: planMediaSchema.optional(),
  })
  .refine(({ path, media }) => media !== undefined || /\.ya?ml$/.test(path), { path: ['path'] });
export type FileChange = z.infer<typeof fileChangeSchema>;
const fileChangesSchema = z.array(fileChangeSchema).max(1000);

const draftSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** The version that the draft began with, or was merged with last; 0 before the first apply. */
  baseVersion: z.int(),
  /** Goes up with every save, so that two windows do not write over each other. */
  revision: z.int(),
  changedAt: instantSchema,
});
export type PlanDraft = z.infer<typeof draftSchema>;
export const draftListQuery = z.object({ page: listQuery.page, size: listQuery.size });
/** `GET /v1/plan/drafts`: the caller's own, last changed first. */
export const draftPageSchema = pageOf(draftSchema);

/** A definition and where it is written. */
const definitionSchema = z.object({
  kind: z.string(),
  key: z.string(),
  name: z.string().nullable(),
  file: z.string(),
  line: z.int(),
  /** What is named through it as `key/value`: tags of a group, tiers of a ladder, stores of a unit. */
  values: z.array(z.object({ key: z.string(), name: z.string().nullable() })),
});
export type PlanDefinition = z.infer<typeof definitionSchema>;
const checkSchema = z.object({
  ok: z.boolean(),
  findings: z.array(findingSchema),
  definitions: z.array(definitionSchema),
});

/** `GET /v1/plan/workspace`: what is written: a draft, or the plan in force. */
export const planWorkspaceQuery = z.strictObject({ draft: z.coerce.number().int().min(1).optional() });
export const planWorkspaceSchema = z.object({
  draft: draftSchema.nullable(),
  /** The version in force; 0 before the first apply. */
  current: z.int(),
  /** All files when the workspace is opened; after a change those that the server wrote, null for one that went. */
  files: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
  check: checkSchema,
});
export type PlanWorkspace = z.infer<typeof planWorkspaceSchema>;

/** One definition as its YAML should say it, right or not yet; null takes it away. */
const definitionEditSchema = z.strictObject({
  kind: z.string().max(40),
  key: z.string().min(1).max(100),
  spec: z.unknown(),
  /** Refused when there is one of that key. */
  isNew: z.boolean().optional(),
});
export type DefinitionEdit = z.infer<typeof definitionEditSchema>;
const definitionEditsSchema = z.array(definitionEditSchema).max(100);

/** `GET /v1/plan/definition`: one definition as it is written, with what lint says of its fields. */
export const planDefinitionQuery = planWorkspaceQuery.extend({
  kind: z.string().max(40),
  key: z.string().max(100),
});
export const planDefinitionSchema = z.object({
  kind: z.string(),
  key: z.string(),
  file: z.string(),
  line: z.int(),
  /** The YAML as JSON; text blocks are without their last line break. */
  spec: z.unknown(),
  /** `path` leads to the field, from the definition on; empty when it is about the whole. */
  findings: z.array(findingSchema.extend({ path: z.array(z.union([z.string(), z.int()])) })),
});
export type WrittenDefinition = z.infer<typeof planDefinitionSchema>;

/** `POST /v1/plan/drafts`: starts from the plan in force, changed. */
export const draftCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** The version that the changes were made on. */
  baseVersion: z.int().min(0),
  changes: fileChangesSchema.default([]),
  /** Definitions that are written into the files then. */
  definitions: definitionEditsSchema.default([]),
});
/** `POST /v1/plan/drafts/:id/definitions`: writes definitions into the files; all else stays to the letter. */
export const draftDefinitionsSchema = z.strictObject({
  revision: z.int().min(0),
  definitions: definitionEditsSchema.min(1),
});
/** `POST /v1/plan/drafts/:id/files`: saves what changed and answers what lint says of it. */
export const draftSaveSchema = z.strictObject({
  revision: z.int().min(0),
  name: z.string().trim().min(1).max(100).optional(),
  changes: fileChangesSchema,
});
/** `POST /v1/plan/drafts/:id/rename`: another key for a definition, with everything that names it. */
export const draftRenameSchema = z.strictObject({
  revision: z.int().min(0),
  kind: z.string().max(40),
  key: z.string().max(100),
  to: z.string().min(1).max(100),
});
/** `POST /v1/plan/drafts/:id/apply` */
export const draftApplySchema = z.strictObject({
  revision: z.int().min(0),
  dryRun: z.boolean().default(false),
  replace: z.boolean().default(false),
  message: z.string().trim().max(500).default(''),
});

/** `GET /v1/plan/uses`, asked as one definition is: every place that names it. */
export const planUsesSchema = z.object({
  uses: z.array(
    z.object({
      kind: z.string(),
      key: z.string(),
      name: z.string().nullable(),
      file: z.string(),
      line: z.int(),
      column: z.int(),
    }),
  ),
});

const linesSchema = z.array(z.string());
/** A stretch of a file: equal on all sides, changed on one side, alike on both, or otherwise on both. */
const mergePartSchema = z.object({
  state: z.enum(['same', 'mine', 'theirs', 'alike', 'conflict']),
  base: linesSchema,
  mine: linesSchema,
  theirs: linesSchema,
});
export type MergePart = z.infer<typeof mergePartSchema>;
/** `GET /v1/plan/drafts/:id/merge`: what was applied since the draft began, beside the draft. */
export const draftMergeSchema = z.object({
  base: z.int(),
  current: z.int(),
  files: z.array(
    z.object({
      path: z.string(),
      conflicts: z.int(),
      /** What the file becomes; null when it goes, or when both sides changed the same lines. */
      text: z.string().nullable(),
      parts: z.array(mergePartSchema),
    }),
  ),
});
/** `POST /v1/plan/drafts/:id/merge`: takes in what was applied; a file with conflicts needs its text. */
export const draftMergeRequestSchema = z.strictObject({
  revision: z.int().min(0),
  /** The version that was looked at. */
  current: z.int().min(1),
  resolved: fileChangesSchema.default([]),
});

/** A stretch of a comparison: lines that stay (a few around each change), or that change. */
const diffPartSchema = z.object({
  same: z.boolean(),
  /** Number of the first line on each side, from 1. */
  oldLine: z.int(),
  newLine: z.int(),
  old: linesSchema,
  fresh: linesSchema,
});
export type DiffPart = z.infer<typeof diffPartSchema>;
const fileDiffSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  parts: z.array(diffPartSchema),
});
export type FileDiff = z.infer<typeof fileDiffSchema>;
/** `GET /v1/plan/compare`: two versions, or a version and a draft, in words and as text. */
export const planCompareQuery = z.strictObject({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(1).optional(),
  draft: z.coerce.number().int().min(1).optional(),
});
export const planCompareSchema = z.object({
  files: z.array(fileDiffSchema),
  /** Null when a side has errors: then there is no plan to speak of. */
  changes: z.array(planChangeSchema).nullable(),
});

/** `GET /v1/plan/schema`: what an editor has to know of the plan language. */
export const planEditorSchema = z.object({
  /** JSON Schema of a file of a plan. */
  schema: z.unknown(),
  /** Which kinds a place may name, by kind of the definition and last key: `journeys.message`. */
  references: z.record(z.string(), z.array(z.string())),
  /** A definition to begin with, by kind. */
  templates: z.record(z.string(), z.string()),
});
export type PlanEditor = z.infer<typeof planEditorSchema>;
