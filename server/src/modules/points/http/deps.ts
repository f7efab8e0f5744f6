import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of points work with. */
export interface PointsDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
}

export const contactParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
