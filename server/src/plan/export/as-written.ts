import { z } from 'zod';
import { isObject } from '../check/schema-walk.ts';

/**
 * A value as the YAML has it, whatever the schema of its kind says: what is not right yet can be written too. The line
 * break at the end of a text block is no part of it.
 */
export const asWritten = z.unknown().transform(withoutFinalBreaks);

function withoutFinalBreaks(value: unknown): unknown {
  if (typeof value === 'string') return value.endsWith('\n') ? value.slice(0, -1) : value;
  if (Array.isArray(value)) return value.map(withoutFinalBreaks);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutFinalBreaks(inner)]));
}
