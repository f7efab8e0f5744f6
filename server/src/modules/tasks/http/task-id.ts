import { z } from 'zod';

/** `:id` of a task in a path. */
export const taskParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
