import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { exportIntentions } from './export-intentions.ts';
import { exportMassSends } from './export-mass-sends.ts';
import { getIntentionReasons } from './get-intention-reasons.ts';
import { getIntentionSummary } from './get-intention-summary.ts';
import { getIntentions } from './get-intentions.ts';
import { getMassSends } from './get-mass-sends.ts';
import { getReachQuota } from './get-reach-quota.ts';
import { postIntentionRetry } from './retry-intentions.ts';

/** Everything the outbox offers over HTTP. */
export function outboxEndpoints(deps: { db: Database; clock: Clock }): Endpoint[] {
  return [
    getIntentions(deps.db),
    getIntentionSummary(deps.db),
    getIntentionReasons(deps),
    exportIntentions(deps),
    postIntentionRetry(deps),
    getMassSends(deps),
    exportMassSends(deps),
    getReachQuota(deps),
  ];
}
