import { z } from 'zod';
import { subtree } from '../platform/directory.ts';
import { endpoint } from './endpoint.ts';

/** GET department/list. */
export const listDepartments = endpoint({
  path: 'department/list',
  method: 'get',
  input: z.object({ id: z.coerce.number().int().optional() }),
  handle: ({ world }, input) => ({
    department: subtree(world, input.id ?? 0).map((one) => ({ ...one, name_en: '', department_leader: [] })),
  }),
});
