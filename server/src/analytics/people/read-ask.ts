import { type Ask, askSchema, type Behind, behindSchema } from '@hetang/contract/http/asks';
import type { z } from 'zod';
import { HetangError } from '../../kernel/errors.ts';

/**
 * A number of an answer as an address names it.
 * @throws HetangError `request/invalid` with what is wrong and where.
 */
export function readBehind(text: string): Behind {
  return read(text, 'behind', behindSchema);
}

/**
 * A question as an address has it.
 * @throws HetangError `request/invalid` with what is wrong and where.
 */
export function readAsk(text: string): Ask {
  return read(text, 'ask', askSchema);
}

function read<T>(text: string, field: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = [field, ...(issue?.path ?? [])].join('.');
  throw new HetangError('request/invalid', { field: place, problem: issue?.message ?? '' });
}

/** Undefined for what is no JSON: the schema says so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
