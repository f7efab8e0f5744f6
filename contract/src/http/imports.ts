import { z } from 'zod';
import { instantSchema, listQuery, pageOf, problemSchema } from './common.ts';
import { importPreviewSchema, importUndoSchema } from './import-files.ts';
import { findingSchema } from './plan.ts';

const countsByReason = z.record(z.string(), z.int());

/** What an import did, or would do when it is a dry run. Rows count as the file has them, without its heading. */
export const importSummarySchema = z.object({
  rows: z.int(),
  /** Rows whose events are now in Hetang for the first time. */
  imported: z.int(),
  /** Rows whose events were there already. */
  repeated: z.int(),
  /** Rows that mean nothing to Hetang, by reason. */
  skipped: countsByReason,
  /** Rows that could not be used, by reason; each was given back. */
  failed: countsByReason,
  /** Orders of an order file that are new: paid and taken back. */
  orders: z.object({ paid: z.int(), cancelled: z.int(), repeated: z.int() }).nullable(),
  /** People that the imported rows belong to. */
  contacts: z.int(),
  /** Sums over new orders in minor units; `paidExact` before rounding each order, in major units. */
  money: z
    .object({ currency: z.string(), paid: z.int(), paidExact: z.string(), cancelled: z.int() })
    .nullable(),
  bytes: z.int(),
  seconds: z.number(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const;

const importProgressSchema = z.object({
  phase: z.enum(['reading', 'writing']),
  rows: z.int(),
  bytes: z.int(),
  written: z.int(),
  /** What `written` counts up to, once it is known. */
  total: z.int().nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/**
 * People whom an import named by unionid and openid: what WeCom, asked in the background, has said of them. `found` are those whose
 * external_userid is known now.
 */
const importLookupsSchema = z.object({
  waiting: z.int(),
  found: z.int(),
  nobody: z.int(),
  refused: z.int(),
  /** Why WeCom cannot be asked now, as in the lists of reasons; null when it can, or nobody waits. */
  held: z.string().nullable(),
});

/** `GET /v1/imports`, newest first, and `GET /v1/imports/:id`. */
export const importRunSchema = z.object({
  id: z.int(),
  fileName: z.string(),
  kind: z.enum(['orders', 'contacts']),
  mapping: z.string(),
  dryRun: z.boolean(),
  state: z.enum(importStates),
  sha256: z.string().nullable(),
  summary: importSummarySchema.nullable(),
  /** What it does, or would do, to contacts; of files that are kept. */
  preview: importPreviewSchema.nullable(),
  progress: importProgressSchema.nullable(),
  /** Whether rows that were not used can be had as a file. */
  givesBack: z.boolean(),
  /** Null when nobody is asked for. */
  lookups: importLookupsSchema.nullable(),
  error: z.string().nullable(),
  by: z.string(),
  /** Number of the kept file; null when it was sent and not kept. */
  file: z.int().nullable(),
  undo: importUndoSchema,
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type ImportRun = z.infer<typeof importRunSchema>;
export const importListQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const importPageSchema = pageOf(importRunSchema);

/** `POST /v1/imports`: says what will come. The file follows with `PUT /v1/imports/:id/file`. */
export const importCreateSchema = z.strictObject({
  fileName: z.string().min(1).max(300),
  kind: z.enum(['orders', 'contacts']),
  mapping: z.strictObject({ path: z.string().min(1).max(300), text: z.string().max(100_000) }),
  dryRun: z.boolean().default(false),
  /** Give skipped rows back too, not only those that failed. */
  giveBackSkipped: z.boolean().default(false),
});
export const importCreatedSchema = z.object({ id: z.int() });
/** 422: the mapping cannot be used; what is wrong and where. */
export const importRefusedSchema = problemSchema.extend({ findings: z.array(findingSchema) });

/** A row that was not used. `line` counts from 1 with the heading; `cells` are as read. */
export const givenBackSchema = z.object({
  line: z.int(),
  reason: z.string(),
  message: z.string(),
  cells: z.array(z.string()),
});
export type GivenBack = z.infer<typeof givenBackSchema>;

/** `PUT /v1/imports/:id/file` takes the bytes and answers these, one JSON a line, while it works. */
export const importMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), cells: z.array(z.string()) }),
  importProgressSchema.extend({ type: z.literal('progress') }),
  z.object({ type: z.literal('given-back'), rows: z.array(givenBackSchema) }),
  z.object({ type: z.literal('done'), state: z.enum(['done', 'stopped']), summary: importSummarySchema }),
  z.object({ type: z.literal('failed'), problem: problemSchema }),
]);
export type ImportMessage = z.infer<typeof importMessageSchema>;

/**
 * Query of `PUT /v1/imports/:id/file`. A browser hears nothing of an answer before it has sent the whole body: with
 * `rows` the server never waits for it. Progress is then told when there is room, and the first `rows` rows that
 * were not used come at the end; the figures count them all.
 */
export const importFileQuery = z.object({ rows: z.coerce.number().int().min(0).max(5000).optional() });

/** `GET /v1/imports/mappings`: the mappings that come with Hetang. */
export const mappingPresetSchema = z.object({
  path: z.string(),
  kind: z.enum(['orders', 'contacts']),
  name: z.string(),
  text: z.string(),
});
export type MappingPreset = z.infer<typeof mappingPresetSchema>;
export const mappingListSchema = z.object({ items: z.array(mappingPresetSchema) });
