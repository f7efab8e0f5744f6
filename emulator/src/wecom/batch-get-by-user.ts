import { z } from 'zod';
import { contactView, followInfo } from '../platform/contact-view.ts';
import { PlatformError } from '../platform/errors.ts';
import { cursorAt, readCursor, readLimit } from '../platform/paging.ts';
import { endpoint, ids } from './endpoint.ts';

/** POST externalcontact/batch/get_by_user: customers of up to 100 members, 50 or up to 100 a page. */
export const batchGetByUser = endpoint({
  path: 'externalcontact/batch/get_by_user',
  method: 'post',
  input: z.object({
    userid_list: ids(100).optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world, baseUrl }, input) {
    const userids = [...new Set(input.userid_list ?? [])];
    if (userids.length === 0) throw new PlatformError(41009);
    if (userids.some((userid) => !world.state.staff.has(userid))) throw new PlatformError(40003);
    const limit = readLimit(input.limit, 50, 100);
    const rest = world.follows.after(userids, readCursor(input.cursor), limit + 1);
    const page = rest.slice(0, limit);
    const list = page.flatMap((follow) => {
      const person = world.state.people.get(follow.personId);
      if (person === undefined) return [];
      return [{ external_contact: contactView(person, baseUrl), follow_info: followInfo(follow) }];
    });
    return {
      external_contact_list: list,
      next_cursor: rest.length > limit ? cursorAt(page.at(-1)?.seq ?? 0) : '',
      fail_info: { unlicensed_userid_list: [] },
    };
  },
});
