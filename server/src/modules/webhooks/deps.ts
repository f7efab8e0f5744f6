import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';

/** What the endpoints of webhooks work with. */
export interface WebhookDeps {
  db: Database;
  clock: Clock;
  /** The installation's key; read when it is needed. */
  key: () => string;
  /** Whether addresses of this machine and its network may be called. */
  allowPrivate: boolean;
}
