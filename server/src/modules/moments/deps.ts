import type { Plan } from '@hetang/contract/plan/registry';
import type { MomentChannel } from '../../channels/moments.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Queryable } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import type { DispatchSettings } from '../../outbox/settings.ts';

/** What the work with Moments is made of. */
export interface MomentDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: MomentChannel;
  /** The plan in force; null before the first apply. */
  plan(db: Queryable): Promise<{ version: number; plan: Plan } | null>;
  /** Platform ids of `group/value` tags; what is not in step yet is missing. */
  platformTags(db: Queryable, refs: string[]): Promise<Map<string, string>>;
  settings: Pick<
    DispatchSettings,
    | 'callDeadlineMs'
    | 'leaseMs'
    | 'visibilityMs'
    | 'idleMs'
    | 'checkEveryMs'
    | 'checkFloorMs'
    | 'reminderAfterMs'
    | 'confirmDueMs'
    | 'quietHours'
    | 'quota'
  >;
}
