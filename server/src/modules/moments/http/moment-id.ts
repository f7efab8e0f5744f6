import { z } from 'zod';

/** The Moment that an address names. */
export const momentId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
