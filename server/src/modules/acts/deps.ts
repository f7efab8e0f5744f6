import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';

/** What acts on many contacts work with. */
export interface ActsDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  /** Asks for `workActs` to go on in the background. */
  goOn(tx: Tx): Promise<void>;
}
