import { z } from 'zod';
import { membersIn } from '../platform/directory.ts';
import { required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

/** GET user/simplelist: members of a department, names only. */
export const listUsersSimple = endpoint({
  path: 'user/simplelist',
  method: 'get',
  input: z.object({
    department_id: z.coerce.number().int().optional(),
    fetch_child: z.coerce.number().optional(),
  }),
  handle: ({ world }, input) => ({
    userlist: membersIn(world, required(input.department_id, 60123), input.fetch_child === 1).map(
      ({ userid, name, department }) => ({ userid, name, department }),
    ),
  }),
});
