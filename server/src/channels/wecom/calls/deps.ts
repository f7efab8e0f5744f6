import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { WecomClient } from '../client/client.ts';
import type { WecomConfig } from '../config.ts';

/** What the calls need. */
export interface CallDeps {
  client: WecomClient;
  config: WecomConfig;
  clock: Clock;
  db: Database;
}
