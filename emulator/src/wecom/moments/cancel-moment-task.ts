import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { readyMoment } from '../../platform/moments.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/cancel_moment_task: stops what is not published yet; 41067 for a personal moment. */
export const cancelMomentTask = endpoint({
  path: 'externalcontact/cancel_moment_task',
  method: 'post',
  input: z.object({ moment_id: z.string().optional() }),
  handle({ world, now }, input) {
    const moment = readyMoment(world, input.moment_id);
    if (moment.creator !== '') throw new PlatformError(41067);
    moment.cancelledAt ??= now;
    return {};
  },
});
