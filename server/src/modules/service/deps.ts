import type { ChannelEvent } from '../../channels/port.ts';
import type { ServiceChannel } from '../../channels/service.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';

/** What customer service works with. */
export interface ServiceDeps {
  db: Database;
  clock: Clock;
  port: ServiceChannel;
  /** Takes events into the log, in the given transaction. */
  ingest(tx: Tx, events: ChannelEvent[], source: string): Promise<unknown>;
}
