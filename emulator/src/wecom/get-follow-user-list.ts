import { z } from 'zod';
import { canServe } from '../platform/contact-scope.ts';
import { endpoint } from './endpoint.ts';

/** GET externalcontact/get_follow_user_list: members who may have customers. */
export const getFollowUserList = endpoint({
  path: 'externalcontact/get_follow_user_list',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    follow_user: [...world.state.staff.values()]
      .filter((one) => canServe(world, one))
      .map((one) => one.userid),
  }),
});
