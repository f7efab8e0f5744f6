import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of merging work with. */
export interface MergesDeps {
  db: Database;
  clock: Clock;
}

export const mergeParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
