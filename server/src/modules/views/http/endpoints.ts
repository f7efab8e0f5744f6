import type { Endpoint } from '../../../kernel/http/app.ts';
import { deleteDashboard } from './dashboards/delete-dashboard.ts';
import { getDashboard } from './dashboards/get-dashboard.ts';
import { getDashboards } from './dashboards/get-dashboards.ts';
import { getReadyMade } from './dashboards/get-ready-made.ts';
import { postDashboard } from './dashboards/post-dashboard.ts';
import { postReadyMade } from './dashboards/post-ready-made.ts';
import { putDashboard } from './dashboards/put-dashboard.ts';
import { deleteView } from './delete-view.ts';
import type { ViewsDeps } from './deps.ts';
import { getViews } from './get-views.ts';
import { putDefaultView } from './put-default-view.ts';
import { putView } from './put-view.ts';

/** Everything over HTTP about how somebody looks at lists. */
export function viewEndpoints(deps: ViewsDeps): Endpoint[] {
  return [
    getViews(deps),
    putView(deps),
    deleteView(deps),
    putDefaultView(deps),
    getDashboards(deps),
    getDashboard(deps),
    getReadyMade(deps),
    postDashboard(deps),
    postReadyMade(deps),
    putDashboard(deps),
    deleteDashboard(deps),
  ];
}
