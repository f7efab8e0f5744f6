import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findLink } from './link-input.ts';

/** POST externalcontact/customer_acquisition/get. */
export const getLink = endpoint({
  path: 'externalcontact/customer_acquisition/get',
  method: 'post',
  input: z.object({ link_id: z.string().optional() }),
  handle(call, input) {
    const link = findLink(call, input.link_id);
    return {
      link: {
        link_name: link.name,
        url: link.url,
        create_time: Math.floor(link.createdAt / 1000),
        skip_verify: link.skipVerify,
        mark_source: link.markSource,
      },
      range: { user_list: link.users, department_list: link.departments },
      ...(link.priority === undefined ? {} : { priority_option: link.priority }),
    };
  },
});
