import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { statusOf } from '../../platform/group-view.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint, ids } from '../endpoint.ts';

const MAX_RANGE = 1000;

/** POST externalcontact/groupchat/list: groups of the given owners, otherwise of everybody on the job. */
export const listGroupChats = endpoint({
  path: 'externalcontact/groupchat/list',
  method: 'post',
  input: z.object({
    status_filter: z.number().int().min(0).max(3).optional(),
    owner_filter: z.object({ userid_list: ids(100).optional() }).optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const { groups, staff } = world.state;
    const owners = input.owner_filter?.userid_list ?? [];
    if (owners.length === 0 && staff.size > MAX_RANGE) throw new PlatformError(81017);
    // A number outside 1..1000 falls back like everywhere else; none at all is refused.
    if (input.limit === undefined)
      throw new PlatformError(40058, 'invalid Request Parameter, field limit missing');
    const isOwned = (owner: string): boolean =>
      owners.length === 0 ? staff.has(owner) : owners.includes(owner);
    const filter = input.status_filter ?? 0;
    const found = [...groups.values()]
      .filter((group) => isOwned(group.owner))
      .map((group) => ({ chat_id: group.chatId, status: statusOf(world, group) }))
      .filter(({ status }) => filter === 0 || status === filter);
    const page = pageOf(found, input.cursor, readLimit(input.limit, 1000, 1000));
    return { group_chat_list: page.items, next_cursor: page.nextCursor };
  },
});
