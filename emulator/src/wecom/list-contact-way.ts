import { z } from 'zod';
import { pageOf, readLimit } from '../platform/paging.ts';
import { endpoint } from './endpoint.ts';

const NINETY_DAYS = 90 * 86_400;

/** POST externalcontact/list_contact_way: ids only, by default of the last 90 days. */
export const listContactWay = endpoint({
  path: 'externalcontact/list_contact_way',
  method: 'post',
  input: z.object({
    start_time: z.number().optional(),
    end_time: z.number().optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world, now }, input) {
    const end = input.end_time ?? Math.floor(now / 1000);
    const start = input.start_time ?? end - NINETY_DAYS;
    const ways = [...world.state.contactWays.values()].filter((way) => {
      const created = Math.floor(way.createdAt / 1000);
      return created >= start && created <= end;
    });
    const page = pageOf(ways, input.cursor, readLimit(input.limit, 100, 1000));
    return {
      contact_way: page.items.map((way) => ({ config_id: way.configId })),
      next_cursor: page.nextCursor,
    };
  },
});
