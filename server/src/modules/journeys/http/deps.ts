import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

export interface JourneysDeps {
  db: Database;
  clock: Clock;
}
