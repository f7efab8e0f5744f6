import type { Endpoint } from '../../../kernel/http/app.ts';
import { deleteSuppression } from './delete-suppression.ts';
import type { SuppressionDeps } from './deps.ts';
import { exportSuppressions } from './export-suppressions.ts';
import { getSuppressions } from './get-suppressions.ts';
import { putSuppression } from './put-suppression.ts';

/** Everything over HTTP about those who are left alone. */
export function suppressionEndpoints(deps: SuppressionDeps): Endpoint[] {
  return [putSuppression(deps), deleteSuppression(deps), getSuppressions(deps), exportSuppressions(deps)];
}
