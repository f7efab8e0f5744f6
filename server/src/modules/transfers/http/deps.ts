import type { TransferChannel } from '../../../channels/transfers.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';

/** What the endpoints of transfers work with. */
export interface TransferHttpDeps {
  db: Database;
  clock: Clock;
  /** Asks for the transfers to be run once the wish is in force; absent without a platform. */
  onAsked?: ((tx: Tx) => Promise<void>) | undefined;
  /** What an errcode means; absent without a platform. */
  describe?: TransferChannel['describeTransferCode'] | undefined;
}
