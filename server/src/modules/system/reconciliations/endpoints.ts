import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ReconciliationDeps } from './deps.ts';
import { exportDifferences } from './export-differences.ts';
import { getDifferences } from './get-differences.ts';
import { getReconciliations } from './get-reconciliations.ts';
import { postReconciliation } from './post-reconciliation.ts';

/** Everything over HTTP about comparisons with the platform. */
export function reconciliationEndpoints(deps: ReconciliationDeps): Endpoint[] {
  return [getReconciliations(deps), postReconciliation(deps), getDifferences(deps), exportDifferences(deps)];
}
