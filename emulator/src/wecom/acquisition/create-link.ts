import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { checkLink, linkFields, withLinkFields } from './link-input.ts';

const MAX_LINKS = 1000;

/** POST externalcontact/customer_acquisition/create_link: 41095 at the thousandth and first. */
export const createLink = endpoint({
  path: 'externalcontact/customer_acquisition/create_link',
  method: 'post',
  input: z.object(linkFields),
  handle(call, input) {
    const { state } = call.world;
    const name = required(input.link_name, 40063, 'link_name missing');
    const blank = {
      linkId: '',
      name,
      url: '',
      createdAt: call.now,
      users: [],
      departments: [],
      skipVerify: true,
      markSource: false,
      days: {},
    };
    const link = withLinkFields(blank, input);
    checkLink(call, link);
    if (state.links.size >= MAX_LINKS) throw new PlatformError(41095);
    link.linkId = newId(state, 'link', 'ca', 34);
    link.url = `${call.baseUrl}/ca/${link.linkId}`;
    state.links.set(link.linkId, link);
    const { linkId, url, createdAt } = link;
    return { link: { link_id: linkId, link_name: name, url, create_time: Math.floor(createdAt / 1000) } };
  },
});
