import { z } from 'zod';

/** Every failed request answers this: a stable code, words in the asked language, and what to do. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  /** Where in the request: a JSON path such as `events[3].name`. */
  field: z.string().optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Paging and order that every list takes. */
export const listQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
  /** `field` ascending or `-field` descending. */
  sort: z.string().max(40).optional(),
};

/** The orders of a list by these columns: each ascending and, with `-`, descending. */
export function bothWays<const T extends string>(columns: readonly T[]): (T | `-${T}`)[] {
  return columns.flatMap((column) => [column, `-${column}` as const]);
}

/** The query of a list that comes whole unless asked otherwise: definitions of a plan, a few dozen. */
export const wholeListQuery = {
  page: listQuery.page,
  size: z.coerce.number().int().min(1).max(200).default(200),
  /** Part of the name, or the key. */
  search: z.string().max(100).optional(),
};

/** A page of a list; `total` counts all matches. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int() });
}

/** Instants travel as ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();
