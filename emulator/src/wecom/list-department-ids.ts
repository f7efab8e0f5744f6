import { z } from 'zod';
import { subtree } from '../platform/directory.ts';
import { endpoint } from './endpoint.ts';

/** GET department/simplelist. */
export const listDepartmentIds = endpoint({
  path: 'department/simplelist',
  method: 'get',
  input: z.object({ id: z.coerce.number().int().optional() }),
  handle: ({ world }, input) => ({
    department_id: subtree(world, input.id ?? 0).map(({ id, parentid, order }) => ({ id, parentid, order })),
  }),
});
