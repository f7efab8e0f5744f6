import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findLink } from './link-input.ts';

/** POST externalcontact/customer_acquisition/delete_link: the link leads nowhere at once. */
export const deleteLink = endpoint({
  path: 'externalcontact/customer_acquisition/delete_link',
  method: 'post',
  input: z.object({ link_id: z.string().optional() }),
  handle(call, input) {
    call.world.state.links.delete(findLink(call, input.link_id).linkId);
    return {};
  },
});
