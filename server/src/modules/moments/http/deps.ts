import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

export interface MomentHttpDeps {
  db: Database;
  clock: Clock;
}
