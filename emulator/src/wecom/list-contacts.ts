import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

/** GET externalcontact/list: all customers of one member, without paging; 84061 when there are none. */
export const listContacts = endpoint({
  path: 'externalcontact/list',
  method: 'get',
  input: z.object({ userid: z.string().optional() }),
  handle({ world }, input) {
    const userid = required(input.userid, 41009);
    if (!world.state.staff.has(userid)) throw new PlatformError(40003);
    const customers = [...world.follows.ofStaff(userid)].map((follow) => follow.externalUserid);
    if (customers.length === 0) throw new PlatformError(84061);
    return { external_userid: customers };
  },
});
