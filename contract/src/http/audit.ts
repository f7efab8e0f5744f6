import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** `export`: somebody took a file; `after` is what they asked for. */
export const auditActs = ['create', 'change', 'remove', 'export'] as const;

/** One change: who, from where, by which route, of what, before and after. */
export const auditEntrySchema = z.object({
  id: z.int(),
  at: instantSchema,
  actor: z.object({ kind: z.string(), id: z.int(), name: z.string() }),
  ip: z.string().nullable(),
  route: z.string(),
  request: z.string(),
  /** The table, and the key of the row. */
  object: z.string(),
  key: z.string(),
  act: z.enum(auditActs),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditPageSchema = pageOf(auditEntrySchema);

const auditFilter = {
  actor: z.string().max(64).optional(),
  object: z.string().max(64).optional(),
  key: z.string().max(128).optional(),
  act: z.enum(auditActs).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
};
/** `GET /v1/audit` */
export const auditListQuery = z.object({ ...listQuery, ...auditFilter });
/** `GET /v1/audit/export.xlsx` and `.csv` */
export const auditExportQuery = z.object(auditFilter);

/** `GET /v1/audit/check`: whether every entry still fits the one before it. */
export const auditCheckSchema = z.object({
  entries: z.int(),
  /** The first entry that was edited, taken out or put in; null when all fit. */
  broken: z.int().nullable(),
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;
