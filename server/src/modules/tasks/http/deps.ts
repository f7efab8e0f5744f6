import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of tasks work with. */
export interface TasksDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
}
