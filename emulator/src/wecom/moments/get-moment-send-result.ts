import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { readyMoment, taskOf } from '../../platform/moments.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/get_moment_send_result: who really sees it; 41062 before the member has published. */
export const getMomentSendResult = endpoint({
  path: 'externalcontact/get_moment_send_result',
  method: 'post',
  input: z.object({
    moment_id: z.string().optional(),
    userid: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const { seenBy } = taskOf(readyMoment(world, input.moment_id), input.userid);
    if (seenBy === undefined) throw new PlatformError(41062);
    const page = pageOf(seenBy, input.cursor, readLimit(input.limit, 3000, 5000));
    return {
      next_cursor: page.nextCursor,
      customer_list: page.items.map((external_userid) => ({ external_userid })),
    };
  },
});
