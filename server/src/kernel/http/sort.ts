import { HetangError } from '../errors.ts';

/**
 * Reads `createdAt` or `-createdAt` (falling).
 * @throws HetangError `request/invalid` with the sorts there are.
 */
export function sortOf<S extends string>(
  text: string,
  sorts: readonly S[],
): { sort: S; descending: boolean } {
  const sort = sorts.find((known) => known === text.replace(/^-/, ''));
  if (!sort) throw new HetangError('request/invalid', { field: 'sort', problem: sorts.join(', ') });
  return { sort, descending: text.startsWith('-') };
}
