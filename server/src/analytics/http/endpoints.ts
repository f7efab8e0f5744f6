import type { Endpoint } from '../../kernel/http/app.ts';
import { askFunnelEndpoint } from './ask-funnel.ts';
import { askRetentionEndpoint } from './ask-retention.ts';
import { askRfmEndpoint } from './ask-rfm.ts';
import { askTrendEndpoint } from './ask-trend.ts';
import type { AnalyticsDeps } from './deps.ts';
import { exportRows } from './export-rows.ts';
import { getTimeline } from './get-timeline.ts';

/** Everything analytics offers over HTTP. */
export function analyticsEndpoints(deps: AnalyticsDeps): Endpoint[] {
  return [
    askTrendEndpoint(deps),
    askFunnelEndpoint(deps),
    askRetentionEndpoint(deps),
    askRfmEndpoint(deps),
    exportRows(deps),
    getTimeline(deps),
  ];
}
