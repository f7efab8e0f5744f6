import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { readyMoment } from '../../platform/moments.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/get_moment_task: which members have published; 41067 for a personal moment. */
export const getMomentTask = endpoint({
  path: 'externalcontact/get_moment_task',
  method: 'post',
  input: z.object({
    moment_id: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const moment = readyMoment(world, input.moment_id);
    if (moment.creator !== '') throw new PlatformError(41067);
    const page = pageOf(moment.tasks, input.cursor, readLimit(input.limit, 500, 1000));
    return {
      next_cursor: page.nextCursor,
      task_list: page.items.map(({ userid, publishedAt }) => ({
        userid,
        publish_status: publishedAt === undefined ? 0 : 1,
      })),
    };
  },
});
