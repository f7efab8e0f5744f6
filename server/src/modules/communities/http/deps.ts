import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of communities and groups work with. */
export interface CommunityDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
}

export const communityParams = z.object({ key: z.string().min(1).max(64) });
export const chatParams = z.object({ id: z.string().min(1).max(128) });
/** Where no plan says otherwise. */
export const DEFAULT_ZONE = 'Asia/Shanghai';
