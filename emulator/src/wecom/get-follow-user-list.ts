import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** GET externalcontact/get_follow_user_list: members who may have customers. */
export const getFollowUserList = endpoint({
  path: 'externalcontact/get_follow_user_list',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    follow_user: [...world.state.staff.values()].filter((one) => one.active).map((one) => one.userid),
  }),
});
