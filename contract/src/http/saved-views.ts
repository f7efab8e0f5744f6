import { z } from 'zod';
import { listQuery, pageOf } from './common.ts';

const list = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** `GET /v1/account/views`: one's own views of a list and those that others share, by name. */
export const savedViewQuery = z.object({ page: listQuery.page, size: listQuery.size, list });
export const savedViewSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** Search of the list's address. */
  query: z.string(),
  hidden: z.array(z.string()),
  shared: z.boolean(),
  mine: z.boolean(),
  /** Whose it is. */
  by: z.string(),
  /** The caller opens the list with it. */
  opens: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
export const savedViewPageSchema = pageOf(savedViewSchema);

/** `PUT /v1/account/views`: saves a view; one's own of the same name is replaced. */
export const savedViewPutSchema = z.strictObject({
  list,
  name: z.string().trim().min(1).max(40),
  query: z.string().max(10_000),
  hidden: z.array(z.string().max(64)).max(100),
  shared: z.boolean(),
});
export const savedViewMadeSchema = z.object({ id: z.int() });

/** `PUT /v1/account/default-view`: the view to open a list with; null for none. */
export const defaultViewSchema = z.strictObject({ list, view: z.int().nullable() });
