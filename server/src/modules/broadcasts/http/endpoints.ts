import type { Endpoint } from '../../../kernel/http/app.ts';
import type { BroadcastDeps } from './deps.ts';
import { getPreview } from './get-preview.ts';
import { getRuns } from './get-runs.ts';
import { listBroadcasts } from './list-broadcasts.ts';
import { postCancel } from './post-cancel.ts';

/** Everything about broadcasts over HTTP. */
export function broadcastEndpoints(deps: BroadcastDeps): Endpoint[] {
  return [listBroadcasts(deps), getPreview(deps), getRuns(deps), postCancel(deps)];
}
