import type { MeasuredGoal } from '@hetang/contract/plan/kinds/goals';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import type { DayValue } from './rules/forecast.ts';
import type { Span } from './rules/span.ts';

/** Calendar days in a zone, both included. */
export interface DayRange {
  from: string;
  to: string;
  zone: string;
}

/** A goal of which analytics tells what every day added. */
export type DailyGoal = Extract<MeasuredGoal, { metric: 'event-count' | 'revenue' }>;

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
  /** What each day added to a goal that only analytics can tell; days that added nothing may be left out. */
  askGoalDays?: ((goal: DailyGoal, range: DayRange) => Promise<DayValue[]>) | undefined;
  /** Buyers and revenue (fen) of stretches of time, in their order; null when no order was ever told. */
  askOrders?:
    | ((
        spans: readonly Pick<Span, 'start' | 'end'>[],
      ) => Promise<{ buyers: number; revenue: number }[] | null>)
    | undefined;
}

/** What the checklist of a first run works with. */
export interface StartDeps {
  db: Database;
  clock: Clock;
  /** Whether a tenant of the platform is connected, now. */
  connected: () => boolean;
}
