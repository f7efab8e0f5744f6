import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { exportIntentions } from './export-intentions.ts';
import { getIntentionSummary } from './get-intention-summary.ts';
import { getIntentions } from './get-intentions.ts';

/** Everything the outbox offers over HTTP. */
export function outboxEndpoints(deps: { db: Database }): Endpoint[] {
  return [getIntentions(deps.db), getIntentionSummary(deps.db), exportIntentions(deps.db)];
}
