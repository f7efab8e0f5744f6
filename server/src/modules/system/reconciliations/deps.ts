import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';

/** What the endpoints of comparisons work with. */
export interface ReconciliationDeps {
  db: Database;
  clock: Clock;
  /** Notes that a comparison is wanted and wakes who makes it; undefined without a platform. */
  ask: ((tx: Tx, by: string) => Promise<void>) | undefined;
}

export const reconciliationParams = z.object({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
