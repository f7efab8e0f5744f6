import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SystemDeps } from '../deps.ts';
import { dismiss } from './dismiss.ts';
import { exportSystem } from './export-system.ts';
import { getFailures } from './get-failures.ts';
import { getInbox } from './get-inbox.ts';
import { getSystem } from './get-system.ts';
import { getTimers } from './get-timers.ts';
import { retryFailures } from './retry-failures.ts';
import { retryInbox } from './retry-inbox.ts';
import { retryTimers } from './retry-timers.ts';

/** Everything for seeing how the machine does and mending what failed. */
export function systemEndpoints(deps: SystemDeps): Endpoint[] {
  return [
    getSystem(deps),
    getFailures(deps),
    retryFailures(deps),
    getInbox(deps),
    retryInbox(deps),
    getTimers(deps),
    retryTimers(deps),
    dismiss(deps),
    ...exportSystem(deps),
  ];
}
