import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

export const reconciliationStates = ['running', 'done', 'stopped', 'failed'] as const;

/** `GET /v1/wecom/reconciliations`: comparisons with the platform, newest first. */
export const reconciliationListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  state: z.enum(reconciliationStates).optional(),
  sort: z.enum(['startedAt', '-startedAt']).default('-startedAt'),
});
export const reconciliationSchema = z.object({
  id: z.int(),
  state: z.enum(reconciliationStates),
  /** Null for the schedule. */
  by: z.string().nullable(),
  startedAt: instantSchema,
  /** When it was heard of last. */
  beatAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  step: z.enum(['gone', 'contacts', 'chats', 'chats-gone', 'statistics']),
  /** Members, groups or days of the step that are done; `total` is null where nobody knows it. */
  done: z.int(),
  total: z.int().nullable(),
  /** What it has seen and found so far, by name. */
  counts: z.record(z.string(), z.int()),
  /** What stopped it last; a running one goes on by itself. */
  error: z.string().nullable(),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;
export const reconciliationPageSchema = pageOf(reconciliationSchema);
export type ReconciliationPage = z.infer<typeof reconciliationPageSchema>;

/** `POST /v1/wecom/reconciliations`: begins one; one that is under way is the wanted one. */
export const reconciliationAskedSchema = z.object({ id: z.int() });

const differenceFilter = {
  kind: z.string().max(64).optional(),
  mended: z.enum(['yes', 'no']).optional(),
  /** An id of the platform. */
  search: z.string().max(128).optional(),
};
/** `GET /v1/wecom/reconciliations/:id/differences`: what was otherwise here than there. */
export const differenceListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['at', '-at']).default('at'),
  ...differenceFilter,
});
export const differenceExportQuery = z.object(differenceFilter);
export const differenceSchema = z.object({
  id: z.int(),
  kind: z.string(),
  subject: z.string(),
  beside: z.string().nullable(),
  /** The contact or the group that it is about, where there is one. */
  contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  chat: z.object({ id: z.string(), name: z.string() }).nullable(),
  mended: z.boolean(),
  note: z.string().nullable(),
  at: instantSchema,
});
export type Difference = z.infer<typeof differenceSchema>;
export const differencePageSchema = pageOf(differenceSchema);
export type DifferencePage = z.infer<typeof differencePageSchema>;
