import { PlatformError } from './errors.ts';

/** A page of a list and where the next one begins; empty when finished. */
export interface Page<T> {
  items: T[];
  nextCursor: string;
}

/** Reads a cursor made by `cursorAt`: 0 for an empty one. 40058 when it is not one. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '') return 0;
  const match = /^c(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match?.[1] === undefined)
    throw new PlatformError(40058, 'invalid Request Parameter, field cursor unexpected value');
  return Number(match[1]);
}

/** A cursor that callers must treat as opaque. */
export function cursorAt(position: number): string {
  return Buffer.from(`c${position}`, 'latin1').toString('base64url');
}

/** A limit that silently falls back to `most` when too large, and to `usual` when absent or not positive. */
export function readLimit(limit: number | undefined, usual: number, most: number): number {
  if (limit === undefined || limit <= 0) return usual;
  return Math.min(limit, most);
}

/** Cuts a page by position; for lists that only grow at the end. */
export function pageOf<T>(items: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const from = readCursor(cursor);
  const to = from + limit;
  return { items: items.slice(from, to), nextCursor: to < items.length ? cursorAt(to) : '' };
}
