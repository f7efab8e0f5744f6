import { z } from 'zod';
import { cursorAt, readCursor, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/get_unassigned_list: customers of members who resigned, oldest first. */
export const getUnassignedList = endpoint({
  path: 'externalcontact/get_unassigned_list',
  method: 'post',
  input: z.object({
    page_id: z.number().int().min(0).optional(),
    cursor: z.string().optional(),
    page_size: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const size = readLimit(input.page_size, 1000, 1000);
    const from = input.cursor ? readCursor(input.cursor) : (input.page_id ?? 0) * size;
    const all = [...world.state.unassigned.values()];
    const isLast = from + size >= all.length;
    return {
      info: all.slice(from, from + size).map(({ handover, externalUserid, resignedAt }) => ({
        handover_userid: handover,
        external_userid: externalUserid,
        dimission_time: Math.floor(resignedAt / 1000),
      })),
      is_last: isLast,
      next_cursor: isLast ? '' : cursorAt(from + size),
    };
  },
});
