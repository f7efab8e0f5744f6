import type { MeasuredGoal } from '@hetang/contract/plan/kinds/goals';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';

/** Calendar days in a zone, both included. */
export interface DayRange {
  from: string;
  to: string;
  zone: string;
}

/** What the morning page works with. */
export interface HomeDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  log: Logger;
  /**
   * How far a goal has come that only analytics can tell, in the unit of its target (money in yuan); null when
   * there is nothing to tell. Absent when there is no analytics.
   */
  askGoal?: ((goal: MeasuredGoal, range: DayRange) => Promise<number | null>) | undefined;
}
