import { z } from 'zod';
import { membersIn, staffView } from '../platform/directory.ts';
import { required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

/** GET user/list: members of a department in full. */
export const listUsers = endpoint({
  path: 'user/list',
  method: 'get',
  input: z.object({
    department_id: z.coerce.number().int().optional(),
    fetch_child: z.coerce.number().optional(),
  }),
  handle: ({ world }, input) => ({
    userlist: membersIn(world, required(input.department_id, 60123), input.fetch_child === 1).map(staffView),
  }),
});
