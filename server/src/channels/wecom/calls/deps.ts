import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { ReadMedia } from '../../media.ts';
import type { WecomClient } from '../client/client.ts';
import type { WecomConfig } from '../config.ts';

/** What the calls need. */
export interface CallDeps {
  client: WecomClient;
  config: WecomConfig;
  clock: Clock;
  db: Database;
}

/** What calls need that send files. */
export interface MediaDeps extends CallDeps {
  /** The machine's clock: who is at an upload is a matter of machines. */
  machine: Clock;
  readMedia: ReadMedia;
}
