import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';

export interface SystemDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  /** The machine's clock, for how long the process has been serving. */
  machine: Clock;
  /** When it began, on the machine's clock. */
  startedAt: Date;
  version: string;
}
