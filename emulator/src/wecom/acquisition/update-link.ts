import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { checkLink, findLink, linkFields, withLinkFields } from './link-input.ts';

/** POST externalcontact/customer_acquisition/update_link: overwrites the fields that are given. */
export const updateLink = endpoint({
  path: 'externalcontact/customer_acquisition/update_link',
  method: 'post',
  input: z.object({ link_id: z.string().optional(), ...linkFields }),
  handle(call, input) {
    const link = withLinkFields(findLink(call, input.link_id), input);
    checkLink(call, link);
    call.world.state.links.set(link.linkId, link);
    return {};
  },
});
