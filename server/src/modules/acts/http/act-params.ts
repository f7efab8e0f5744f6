import { z } from 'zod';

/** The act in the path. */
export const actParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
