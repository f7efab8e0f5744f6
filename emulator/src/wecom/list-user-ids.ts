import { z } from 'zod';
import { pageOf, readLimit } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

/** POST user/list_id: every member with each department. */
export const listUserIds = endpoint({
  path: 'user/list_id',
  method: 'post',
  input: z.object({ cursor: z.string().optional(), limit: z.number().int().optional() }),
  handle({ world }, input) {
    const all = [...world.state.staff.values()].flatMap(({ userid, department }) =>
      department.map((id) => ({ userid, department: id })),
    );
    const page = pageOf(all, input.cursor, readLimit(input.limit, 10_000, 10_000));
    return { dept_user: page.items, next_cursor: page.nextCursor };
  },
});
