import type { Endpoint } from '../../../kernel/http/app.ts';
import { deleteView } from './delete-view.ts';
import type { ViewsDeps } from './deps.ts';
import { getViews } from './get-views.ts';
import { putDefaultView } from './put-default-view.ts';
import { putView } from './put-view.ts';

/** Everything over HTTP about how somebody looks at lists. */
export function viewEndpoints(deps: ViewsDeps): Endpoint[] {
  return [getViews(deps), putView(deps), deleteView(deps), putDefaultView(deps)];
}
