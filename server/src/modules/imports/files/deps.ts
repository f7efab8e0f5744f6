import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';

/** What kept files and their imports work with. */
export interface FileDeps {
  db: Database;
  clock: Clock;
  /** Asks for `workImports` to go on in the background. */
  goOn(tx: Tx): Promise<void>;
}
