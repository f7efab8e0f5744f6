import { defaultQuietHours, type QuietHours } from '@hetang/contract/plan/quiet-hours';
import type { QuotaPolicy } from './windows.ts';

/**
 * How the dispatcher works. Milliseconds of the world count on the product's clock, which may be accelerated;
 * milliseconds of the machine are real whatever the clock says.
 */
export interface DispatchSettings {
  /** World: how long messages are collected before mass tasks are made of them. */
  gatherMs: number;
  /** World: shortest time between two looks at a task that waits for its sender. */
  checkEveryMs: number;
  /** Machine: and however fast the clock runs, no oftener than this. */
  checkFloorMs: number;
  /** World: a sender who has not confirmed is reminded after this long, again and again. */
  reminderAfterMs: number;
  /** World: when a task to confirm is due for the member of staff. */
  confirmDueMs: number;
  /** World: how long a message without an expiry may wait; also how long an unclear outcome is looked for. */
  longestWaitMs: number;
  /** World: after a confirmation, how long results of single people may be missing. */
  resultGraceMs: number;
  quietHours: QuietHours | null;
  quota: QuotaPolicy;
  /** People in one mass task; the platform takes 10,000. */
  massTargets: number;
  /** Groups in one mass task; the platform takes 2,000. */
  massGroups: number;
  /** How many waiting messages one round takes. */
  gatherLimit: number;
  /** Machine: a call is given up as unclear after this long. The channel's own time-outs must be shorter. */
  callDeadlineMs: number;
  /** Machine: after this long a welcome under way counts as unclear. Repeating it is safe. */
  welcomeLeaseMs: number;
  /** Machine: after this long any other call under way counts as unclear. Well over `callDeadlineMs`. */
  leaseMs: number;
  /** Machine: how long the platform may need until a mass task that it created can be found. */
  visibilityMs: number;
  /** Machine: how often each lane looks for work that nobody announced. */
  idleMs: number;
  /** Where staff find their tasks; goes into notices. */
  tasksUrl: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const defaultDispatchSettings: DispatchSettings = {
  gatherMs: 5 * MINUTE,
  checkEveryMs: MINUTE,
  checkFloorMs: 5_000,
  reminderAfterMs: 4 * HOUR,
  confirmDueMs: 24 * HOUR,
  longestWaitMs: 30 * 24 * HOUR,
  resultGraceMs: 48 * HOUR,
  quietHours: defaultQuietHours,
  quota: 'days-of-month',
  massTargets: 10_000,
  massGroups: 2_000,
  gatherLimit: 20_000,
  callDeadlineMs: 30_000,
  welcomeLeaseMs: 8_000,
  leaseMs: 120_000,
  visibilityMs: 20_000,
  idleMs: 1_000,
  tasksUrl: '',
};
