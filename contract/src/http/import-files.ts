import { z } from 'zod';
import { instantSchema } from './common.ts';

/** Files that are kept and worked in the background; larger ones go through the command line. */
export const MOST_FILE_BYTES = 20_000_000;
/** Days in which an import can be taken back. */
export const UNDO_DAYS = 7;

/** What a column can be filled into: a name, an identity, `field:<key>`, `tag:<group>`, `tags`, a time; or nothing. */
export const importTargetSchema = z.object({
  target: z.string(),
  name: z.string(),
  kind: z.enum(['identity', 'name', 'time', 'field', 'tag']),
});
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** `POST /v1/imports/files?name=…` takes the bytes: what is in the file, and what its columns seem to be. */
export const importFileUploadQuery = z.object({ name: z.string().trim().min(1).max(300) });
export const importFileSchema = z.object({
  id: z.int(),
  name: z.string(),
  size: z.int(),
  columns: z.array(
    z.object({
      column: z.string(),
      /** Where it goes, as far as that can be told; null when it cannot. */
      suggestion: z.string().nullable(),
      /** The first cells. */
      sample: z.array(z.string()),
    }),
  ),
  targets: z.array(importTargetSchema),
  /** The saved mapping that fits the columns best. */
  fits: z.string().nullable(),
});
export type ImportFile = z.infer<typeof importFileSchema>;

/** Column of the file → target. */
const columnTargets = z.record(z.string().max(200), z.string().max(130));

/** `GET /v1/imports/saved-mappings` */
export const savedMappingSchema = z.object({
  name: z.string(),
  columns: columnTargets,
  savedBy: z.string(),
  savedAt: instantSchema,
});
export const savedMappingListSchema = z.object({ items: z.array(savedMappingSchema) });
/** `PUT /v1/imports/saved-mappings/:name`, `DELETE` of the same. */
export const savedMappingParams = z.object({ name: z.string().trim().min(1).max(60) });
export const savedMappingPutSchema = z.strictObject({ columns: columnTargets });

/** `POST /v1/imports/files/:id/run`: works the file in the background; a dry run writes nothing. */
export const importFileRunSchema = z.strictObject({
  columns: columnTargets,
  dryRun: z.boolean().default(true),
});

/** One contact that an import changes, or would change. */
export const importChangeSchema = z.object({
  line: z.int(),
  contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  changes: z.array(z.object({ what: z.string(), from: z.string().nullable(), to: z.string() })),
});
export type ImportChange = z.infer<typeof importChangeSchema>;

/** What the rows of a contact file mean for the contacts that are there. Rows, not people. */
export const importPreviewSchema = z.object({
  added: z.int(),
  updated: z.int(),
  /** Of people who are there and say nothing new. */
  unchanged: z.int(),
  /** Of people who stand on an earlier row of the same file: the later row counts where both say something. */
  duplicates: z.int(),
  /** The first of each. */
  updates: z.array(importChangeSchema),
  additions: z.array(importChangeSchema),
  duplicateLines: z.array(z.object({ line: z.int(), first: z.int(), who: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importUndoStates = ['possible', 'running', 'done', 'over', 'none'] as const;
/** What became of an undo. Nothing that was sent or begun meanwhile is taken back. */
export const importUndoSchema = z.object({
  state: z.enum(importUndoStates),
  /** Until when it is possible. */
  until: instantSchema.nullable(),
  by: z.string().nullable(),
  /** Contacts that were put back; that somebody has changed since, in part or whole; that are gone. */
  undone: z.int(),
  kept: z.int(),
  gone: z.int(),
  /** Contacts that the import had made: they stay, without what it filled in. */
  stays: z.int(),
});
export type ImportUndo = z.infer<typeof importUndoSchema>;
