import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of the list work with. */
export interface SuppressionDeps {
  db: Database;
  clock: Clock;
}

/** The contact in the path. */
export const suppressionParams = z.object({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
