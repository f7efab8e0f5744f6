import { z } from 'zod';
import { contactView, followView } from '../platform/contact-view.ts';
import { PlatformError, required } from '../platform/errors.ts';
import { pageOf } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

const FOLLOWERS_PER_PAGE = 500;

/** GET externalcontact/get: a customer with all followers, 500 a page. */
export const getContact = endpoint({
  path: 'externalcontact/get',
  method: 'get',
  input: z.object({ external_userid: z.string().optional(), cursor: z.string().optional() }),
  handle({ world, baseUrl }, input) {
    const externalUserid = required(input.external_userid, 41035);
    const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
    if (person === undefined) throw new PlatformError(40096);
    const follows = world.follows.ofCustomer(externalUserid);
    if (follows.length === 0) throw new PlatformError(84061);
    const page = pageOf(follows, input.cursor, FOLLOWERS_PER_PAGE);
    return {
      external_contact: contactView(person, baseUrl),
      follow_user: page.items.map((follow) => followView(world, follow)),
      ...(page.nextCursor === '' ? {} : { next_cursor: page.nextCursor }),
    };
  },
});
