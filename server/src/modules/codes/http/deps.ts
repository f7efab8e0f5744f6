import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';

/** What the endpoints of codes and of those behind them work with. */
export interface CodesHttpDeps {
  db: Database;
  clock: Clock;
  /** Asks for the codes to be looked at again once the change is in force; absent without a platform. */
  onStaffChanged?: ((tx: Tx) => Promise<void>) | undefined;
}
