import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of segments work with. */
export interface SegmentDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
}

export const segmentParams = z.object({ key: keySchema });
export const contactId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const snapshotParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
