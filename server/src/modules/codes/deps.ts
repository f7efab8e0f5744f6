import type { JoinWayChannel } from '../../channels/join-ways.ts';
import type { LinkChannel } from '../../channels/links.ts';
import type { CodeChannel } from '../../channels/port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';

/** What keeps codes in step. */
export interface CodesDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: CodeChannel & LinkChannel & JoinWayChannel;
}
