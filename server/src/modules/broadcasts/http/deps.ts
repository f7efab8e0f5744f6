import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

export interface BroadcastDeps {
  db: Database;
  clock: Clock;
}
