import { z } from 'zod';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/customer_acquisition/list_link. */
export const listLinks = endpoint({
  path: 'externalcontact/customer_acquisition/list_link',
  method: 'post',
  input: z.object({ limit: z.number().int().optional(), cursor: z.string().optional() }),
  handle({ world }, input) {
    const page = pageOf([...world.state.links.keys()], input.cursor, readLimit(input.limit, 100, 100));
    return { link_id_list: page.items, next_cursor: page.nextCursor };
  },
});
