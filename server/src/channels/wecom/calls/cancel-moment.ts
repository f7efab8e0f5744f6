import type { MomentChannel } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Stops what is not published yet; repeating it changes nothing. */
export function cancelMoment({ client }: CallDeps): MomentChannel['cancelMoment'] {
  return async (platformId) =>
    mapNull(await client.call(momentCalls.cancelMomentTask, { moment_id: platformId }));
}
