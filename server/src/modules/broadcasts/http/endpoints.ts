import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TestDeps } from '../send-test.ts';
import type { BroadcastDeps } from './deps.ts';
import { exportRuns } from './export-runs.ts';
import { getPreview } from './get-preview.ts';
import { getRuns } from './get-runs.ts';
import { listBroadcasts } from './list-broadcasts.ts';
import { postCancel } from './post-cancel.ts';
import { postTest } from './post-test.ts';

/** Everything about broadcasts over HTTP. */
export function broadcastEndpoints(deps: BroadcastDeps & TestDeps): Endpoint[] {
  return [
    listBroadcasts(deps),
    getPreview(deps),
    getRuns(deps),
    exportRuns(deps),
    postCancel(deps),
    postTest(deps),
  ];
}
