import { z } from 'zod';

/** The number of a kept file, or of an import. */
export const fileParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
