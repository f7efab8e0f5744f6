import { z } from 'zod';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';
import { findLink } from './link-input.ts';

/** POST externalcontact/customer_acquisition/customer: who came by the link, and whether they have written. */
export const listLinkCustomers = endpoint({
  path: 'externalcontact/customer_acquisition/customer',
  method: 'post',
  input: z.object({
    link_id: z.string().optional(),
    limit: z.number().int().optional(),
    cursor: z.string().optional(),
  }),
  handle(call, input) {
    const { linkId } = findLink(call, input.link_id);
    const came = [...call.world.follows.all()].filter((follow) => follow.linkId === linkId);
    const page = pageOf(came, input.cursor, readLimit(input.limit, 1000, 1000));
    return {
      customer_list: page.items.map((follow) => ({
        external_userid: follow.externalUserid,
        userid: follow.userid,
        chat_status: (follow.written ?? 0) > 0 ? 1 : 0,
        state: follow.state,
      })),
      next_cursor: page.nextCursor,
    };
  },
});
