import { z } from 'zod';
import { staffView } from '../platform/directory.ts';
import { PlatformError, required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

/** GET user/get. */
export const getUser = endpoint({
  path: 'user/get',
  method: 'get',
  input: z.object({ userid: z.string().optional() }),
  handle({ world }, input) {
    const staff = world.state.staff.get(required(input.userid, 41009));
    if (staff === undefined) throw new PlatformError(60111);
    return staffView(staff);
  },
});
