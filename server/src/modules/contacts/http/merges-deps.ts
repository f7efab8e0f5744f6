import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of merging work with. */
export interface MergesDeps {
  db: Database;
  clock: Clock;
}
