import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { currentPlan } from '../../plan/current.ts';

/** What the endpoints of analytics work with. */
export interface AnalyticsDeps {
  db: Database;
  analytics: Analytics;
  clock: Clock;
}

export const DEFAULT_ZONE = 'Asia/Shanghai';

/** The time zone whose calendar days reports are cut by. */
export async function zoneOf(db: Database): Promise<string> {
  return (await currentPlan(db))?.plan.meta.timezone ?? DEFAULT_ZONE;
}
