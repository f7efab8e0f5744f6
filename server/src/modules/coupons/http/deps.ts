import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { readCode } from '../new-code.ts';

/** What the endpoints of coupons work with. */
export interface CouponDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
}

/** A code as people type it. */
export const codeParams = z.object({ code: z.string().min(1).max(64).transform(readCode) });
