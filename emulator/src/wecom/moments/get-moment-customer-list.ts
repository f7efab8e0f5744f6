import { z } from 'zod';
import { readyMoment, taskOf } from '../../platform/moments.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/get_moment_customer_list: the customers selected for one member. */
export const getMomentCustomerList = endpoint({
  path: 'externalcontact/get_moment_customer_list',
  method: 'post',
  input: z.object({
    moment_id: z.string().optional(),
    userid: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const { userid, customers } = taskOf(readyMoment(world, input.moment_id), input.userid);
    const page = pageOf(customers, input.cursor, readLimit(input.limit, 500, 1000));
    return {
      next_cursor: page.nextCursor,
      customer_list: page.items.map((external_userid) => ({ userid, external_userid })),
    };
  },
});
