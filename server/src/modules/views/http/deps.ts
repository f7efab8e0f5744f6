import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of saved views work with. */
export interface ViewsDeps {
  db: Database;
  /** The machine's clock: views belong to people at the console, not to the simulated world. */
  clock: Clock;
}
